import { AppError, isErrorCode } from "@broadsheet/contract/errors";
import { type Media, maxMediaBytes, media } from "@broadsheet/contract/media";

/** Sends a file to this publication's media. Throws an AppError. */
export async function uploadMedia(file: File): Promise<Media> {
  if (file.size > maxMediaBytes)
    throw new AppError("PAYLOAD_TOO_LARGE", `Files may have at most ${maxMediaBytes / 1024 / 1024} MB`);
  const form = new FormData();
  form.append("file", file);
  let response: Response;
  try {
    response = await fetch("/api/studio/media", { method: "POST", body: form });
  } catch (cause) {
    throw new AppError("UNAVAILABLE", "The server cannot be reached", {}, { cause });
  }
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return media.parse(answer);
  const { code, title, detail } = (answer ?? {}) as { code?: unknown; title?: string; detail?: string };
  throw new AppError(isErrorCode(code) ? code : "INTERNAL", detail ?? title);
}
