import { handleArchiveDownload } from "@/http/handle-transfer-download.ts";
import { getServices } from "@/services.ts";

interface Place {
  params: Promise<{ id: string }>;
}

export const GET = async (request: Request, { params }: Place) =>
  handleArchiveDownload(await getServices(), request, await params);
