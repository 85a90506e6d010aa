import { AppError } from "@broadsheet/contract/errors";
import { uploadPieceBytes, uploadPieceInput } from "@broadsheet/contract/media-library";
import type { Services } from "@broadsheet/core/kernel/services";
import { receivePiece } from "@broadsheet/core/media/upload-in-pieces";
import { createRequestContext } from "../trpc/context.ts";
import { requireSameOrigin } from "../trpc/request-origin.ts";
import { problemResponse, requestIdOf } from "./problem-response.ts";
import { readBody } from "./read-body.ts";

/** Takes one piece of an upload that `media.uploads.start` began: its bytes are the body, their SHA-256 stands in `x-content-sha256`. */
export async function handleUploadPiece(
  services: Services,
  request: Request,
  place: { id: string; number: string },
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    requireSameOrigin(request.method, request.headers);
    const ctx = await createRequestContext(services, request.headers);
    const { actor } = ctx;
    if (actor.kind !== "user") throw new AppError("UNAUTHENTICATED");
    const piece = uploadPieceInput.safeParse({ ...place, sha256: request.headers.get("x-content-sha256") });
    if (!piece.success) throw new AppError("INVALID_INPUT", "This does not say which piece it is");
    const bytes = await readBody(request, uploadPieceBytes);
    await receivePiece({ ...ctx, actor }, { ...piece.data, bytes });
    return new Response(null, { status: 204, headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error, { requestId, log: services.log });
  }
}
