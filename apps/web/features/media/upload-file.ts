import { AppError, isErrorCode } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import { maxMediaBytes } from "@broadsheet/contract/vocabulary";

/** Sends a file to this publication's media; `onProgress` is told the share that has left, 0 to 1. Throws an AppError. */
export function uploadFile(file: File, onProgress?: (share: number) => void): Promise<Media> {
  if (file.size > maxMediaBytes) {
    const message = `${file.name} is larger than ${maxMediaBytes / 1024 / 1024} MB`;
    return Promise.reject(new AppError("PAYLOAD_TOO_LARGE", message));
  }
  return new Promise((resolve, reject) => {
    // fetch does not tell how much of a body has left.
    const request = new XMLHttpRequest();
    request.open("POST", "/api/studio/media");
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new AppError("UNAVAILABLE", "The server cannot be reached"));
    request.onload = () => {
      if (request.status === 201) resolve(stored(request.response));
      else reject(refusal(request.response));
    };
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}

async function stored(answer: unknown): Promise<Media> {
  const { media } = await import("@broadsheet/contract/media");
  return media.parse(answer);
}

function refusal(answer: unknown): AppError {
  const { code, title, detail } = (answer ?? {}) as { code?: unknown; title?: string; detail?: string };
  return new AppError(isErrorCode(code) ? code : "INTERNAL", detail ?? title);
}
