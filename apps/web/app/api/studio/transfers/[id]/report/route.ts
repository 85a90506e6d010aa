import { handleReportDownload } from "@/http/handle-transfer-download.ts";
import { getServices } from "@/services.ts";

interface Place {
  params: Promise<{ id: string }>;
}

export const GET = async (request: Request, { params }: Place) =>
  handleReportDownload(await getServices(), request, await params);
