import { handleTransferPiece } from "@/http/handle-transfer-piece.ts";
import { getServices } from "@/services.ts";

interface Place {
  params: Promise<{ id: string; number: string }>;
}

export const PUT = async (request: Request, { params }: Place) =>
  handleTransferPiece(await getServices(), request, await params);
