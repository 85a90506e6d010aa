import { AppError } from "@broadsheet/contract/errors";
import { maxMediaBytes } from "@broadsheet/contract/media";
import type { UploadedFile } from "@broadsheet/core/media/upload-media";
import { readBody } from "./read-body.ts";

/** What a form adds around its file. */
const formOverhead = 64 * 1024;

function decoded(header: string | null): string {
  try {
    return decodeURIComponent(header ?? "");
  } catch {
    throw new AppError("BAD_REQUEST", "x-file-name must be percent-encoded UTF-8");
  }
}

function fieldError(path: string, message: string): AppError {
  return new AppError("INVALID_INPUT", message, { issues: [{ path, message }] });
}

/**
 * The file in a request: field `file` of a multipart form, with `alt` beside it; or the body itself, named by the header `x-file-name`
 * (percent-encoded UTF-8). Its declared type is not looked at: the content decides.
 */
export async function readUploadedFile(request: Request): Promise<UploadedFile> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    if (!request.headers.has("x-file-name"))
      throw new AppError(
        "UNSUPPORTED_MEDIA_TYPE",
        "Send a multipart form with a field `file`, or the file itself with its name in x-file-name",
      );
    const fileName = decoded(request.headers.get("x-file-name"));
    return { fileName, bytes: await readBody(request, maxMediaBytes) };
  }
  const body = await readBody(request, maxMediaBytes + formOverhead);
  const form = await new Response(body, { headers: { "content-type": type } }).formData().catch((cause) => {
    throw new AppError("BAD_REQUEST", "This is not a multipart form", {}, { cause });
  });
  const [file, alt] = [form.get("file"), form.get("alt")];
  if (!(file instanceof File)) throw fieldError("file", "Send the file in the field `file`");
  if (alt !== null && typeof alt !== "string") throw fieldError("alt", "The description must be text");
  return { fileName: file.name, bytes: await file.bytes(), ...(alt === null ? {} : { alt }) };
}
