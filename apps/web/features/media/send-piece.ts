import { AppError, isErrorCode } from "@broadsheet/contract/errors";

/** Of one piece, before the upload waits for another try. */
const attempts = 4;

/** Browsers make digests only where they trust the connection. */
export const makesDigests = () => typeof crypto !== "undefined" && crypto.subtle !== undefined;

/** In hexadecimal. */
export async function sha256(data: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A connection that breaks is tried again a little later. */
export async function sendPiece(address: string, piece: ArrayBuffer, signal: AbortSignal): Promise<void> {
  const headers = {
    "content-type": "application/octet-stream",
    ...(makesDigests() ? { "x-content-sha256": await sha256(piece) } : {}),
  };
  for (let attempt = 1; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const answer = await fetch(address, { method: "PUT", body: piece, headers, signal });
      if (answer.ok) return;
      if (answer.status < 500) throw await refusal(answer);
    } catch (error) {
      if (error instanceof AppError) throw error;
      signal.throwIfAborted();
    }
    if (attempt === attempts)
      throw new AppError("UNAVAILABLE", "The connection broke; it goes on when you try again");
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
}

async function refusal(answer: Response): Promise<AppError> {
  const problem = (await answer.json().catch(() => ({}))) as {
    code?: unknown;
    detail?: string;
    title?: string;
  };
  return new AppError(isErrorCode(problem.code) ? problem.code : "INTERNAL", problem.detail ?? problem.title);
}
