import { AppError } from "@broadsheet/contract/errors";
import { requirePermission } from "@broadsheet/core/kernel/authorize";
import type { Context } from "@broadsheet/core/kernel/context";
import { uploadMedia } from "@broadsheet/core/media/upload-media";
import { readUploadedFile } from "../uploaded-file.ts";
import type { RestRoute } from "./routes.ts";

/** Who may not upload is told before the file is read. */
async function upload(ctx: Context, request: Request) {
  const { actor } = ctx;
  if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED");
  requirePermission(actor, "media:upload");
  return uploadMedia({ ...ctx, actor }, await readUploadedFile(request));
}

/** The one operation whose input is not JSON, and so no procedure's. */
export const uploadRoute: RestRoute = {
  method: "POST",
  path: "/media",
  status: 201,
  takesVersion: false,
  run: { reads: "request", call: upload },
};
