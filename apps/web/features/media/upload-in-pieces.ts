import { AppError } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import type { AppRouter } from "@broadsheet/core/root.router";
import type { TRPCClient } from "@trpc/client";
import { sendPiece, sha256 } from "./send-piece.ts";

type Client = TRPCClient<AppRouter>;

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
