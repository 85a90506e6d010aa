import { AppError } from "@broadsheet/contract/errors";
import { requirePermission } from "@broadsheet/core/kernel/authorize";
import type { Services } from "@broadsheet/core/kernel/services";
import { uploadMedia } from "@broadsheet/core/media/upload-media";
import { createRequestContext } from "../trpc/context.ts";
import { requireSameOrigin } from "../trpc/request-origin.ts";
import { problemResponse, requestIdOf } from "./problem-response.ts";
import { readUploadedFile } from "./uploaded-file.ts";

/** Answers an upload from the studio: a signed-in person's file in, its `Media` out. Who may not upload is told before the file is read. */
export async function handleStudioUpload(services: Services, request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    requireSameOrigin(request.method, request.headers);
    const ctx = await createRequestContext(services, request.headers);
    const { actor } = ctx;
    if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED");
    requirePermission(actor, "media:upload");
    const media = await uploadMedia({ ...ctx, actor }, await readUploadedFile(request));
    return Response.json(media, { status: 201, headers: { "cache-control": "private, no-store" } });
  } catch (error) {
    return problemResponse(error, { requestId, log: services.log });
  }
}
