import { handleUploadPiece } from "@/http/handle-upload-piece.ts";
import { getServices } from "@/services.ts";

interface Place {
  params: Promise<{ id: string; number: string }>;
}

export const PUT = async (request: Request, { params }: Place) =>
  handleUploadPiece(await getServices(), request, await params);
