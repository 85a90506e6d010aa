import { AppError, isErrorCode } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import type { AppRouter } from "@broadsheet/core/root.router";
import type { TRPCClient } from "@trpc/client";

type Client = TRPCClient<AppRouter>;

/** Of one piece, before the upload waits for another try. */
const attempts = 4;

async function sha256(data: ArrayBuffer): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", data);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Digests are made only where a browser trusts the connection; elsewhere files are sent whole. */
export const canUploadInPieces = () => typeof crypto !== "undefined" && crypto.subtle !== undefined;

export interface SentFile {
  media: Media;
  /** The same content was here before. */
  existed: boolean;
}

/**
 * Sends a file in pieces and goes on where an earlier try broke off; `onProgress` is told the share that has arrived, 0 to 1. Throws an AppError,
 * or the signal's reason.
 */
export async function uploadInPieces(
  client: Client,
  file: File,
  options: { folderId: string | null; signal: AbortSignal; onProgress: (share: number) => void },
): Promise<SentFile> {
  const { folderId, signal, onProgress } = options;
  const whole = await file.arrayBuffer();
  const { upload, existing } = await client.media.uploads.start.mutate({
    ...{ fileName: file.name.slice(0, 300), bytes: file.size, sha256: await sha256(whole), folderId },
  });
  if (existing) return { media: existing, existed: true };
  if (!upload) throw new AppError("INTERNAL");
  const arrived = new Set(upload.received);
  for (let number = 0; number < upload.pieces; number += 1) {
    onProgress(arrived.size / upload.pieces);
    if (arrived.has(number)) continue;
    const piece = whole.slice(number * upload.pieceBytes, (number + 1) * upload.pieceBytes);
    await sendPiece(`/api/studio/uploads/${upload.id}/${number}`, piece, signal);
    arrived.add(number);
  }
  onProgress(1);
  return client.media.uploads.finish.mutate({ id: upload.id });
}

/** A connection that breaks is tried again a little later. */
async function sendPiece(address: string, piece: ArrayBuffer, signal: AbortSignal): Promise<void> {
  const headers = {
    "content-type": "application/octet-stream",
    "x-content-sha256": await sha256(piece),
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
