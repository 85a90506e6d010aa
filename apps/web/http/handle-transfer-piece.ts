import { AppError } from "@broadsheet/contract/errors";
import { transferPieceInput } from "@broadsheet/contract/transfers";
import { uploadPieceBytes } from "@broadsheet/contract/vocabulary";
import type { Services } from "@broadsheet/core/kernel/services";
import { receiveTransferPiece } from "@broadsheet/core/transfers/upload-transfer";
import { createRequestContext } from "../trpc/context.ts";
import { requireSameOrigin } from "../trpc/request-origin.ts";
import { problemResponse, requestIdOf } from "./problem-response.ts";
import { readBody } from "./read-body.ts";

/** Takes one piece of an archive that `transfers.startUpload` began: its bytes are the body; `x-content-sha256` is their SHA-256, where the browser can make one. */
export async function handleTransferPiece(
  services: Services,
  request: Request,
  place: { id: string; number: string },
): Promise<Response> {
  try {
    requireSameOrigin(request.method, request.headers);
    const ctx = await createRequestContext(services, request.headers);
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("UNAUTHENTICATED");
    const piece = transferPieceInput.safeParse({ ...place, sha256: request.headers.get("x-content-sha256") });
    if (!piece.success) throw new AppError("INVALID_INPUT", "This does not say which piece it is");
    const bytes = await readBody(request, uploadPieceBytes);
    await receiveTransferPiece({ ...ctx, actor }, { ...piece.data, bytes });
    return new Response(null, { status: 204, headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}
