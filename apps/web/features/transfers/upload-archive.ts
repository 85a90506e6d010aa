import { uploadPieceBytes } from "@broadsheet/contract/vocabulary";
import type { AppRouter } from "@broadsheet/core/root.router";
import type { TRPCClient } from "@trpc/client";
import { makesDigests, sendPiece, sha256 } from "@/features/media/send-piece.ts";

interface SendOptions {
  signal: AbortSignal;
  /** The share of the work that is done, 0 to 1; the file is read before it is sent. */
  onProgress: (what: "reading" | "sending", share: number) => void;
}

const pieceOf = (file: File, number: number) =>
  file.slice(number * uploadPieceBytes, (number + 1) * uploadPieceBytes).arrayBuffer();

/**
 * Sends an archive in pieces, one of them in memory at a time, and goes on where an earlier try broke off. Answers the id of the import. Throws an AppError, or
 * the signal's reason.
 */
export async function uploadArchive(
  client: TRPCClient<AppRouter>,
  file: File,
  { signal, onProgress }: SendOptions,
): Promise<string> {
  const fingerprint = await fingerprintOf(file, { signal, onProgress });
  const named = { fileName: file.name.slice(-300), bytes: file.size, fingerprint };
  const upload = await client.transfers.startUpload.mutate(named, { signal });
  const arrived = new Set(upload.received);
  for (let number = 0; number < upload.pieces; number += 1) {
    onProgress("sending", arrived.size / upload.pieces);
    if (arrived.has(number)) continue;
    await sendPiece(
      `/api/studio/transfers/${upload.id}/pieces/${number}`,
      await pieceOf(file, number),
      signal,
    );
    arrived.add(number);
  }
  onProgress("sending", 1);
  return upload.id;
}

/** The digest of the digests of all pieces, by which a broken upload is found again. */
async function fingerprintOf(file: File, { signal, onProgress }: SendOptions): Promise<string | null> {
  if (!makesDigests()) return null;
  const pieces = Math.ceil(file.size / uploadPieceBytes);
  let digests = "";
  for (let number = 0; number < pieces; number += 1) {
    signal.throwIfAborted();
    onProgress("reading", number / pieces);
    digests += await sha256(await pieceOf(file, number));
  }
  return sha256(new TextEncoder().encode(digests).buffer as ArrayBuffer);
}
