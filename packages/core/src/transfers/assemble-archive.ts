import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { sha256 as digestOf } from "@broadsheet/storage/keys";
import type { Context } from "../kernel/context.ts";
import { bytesOfPiece, keyOfPiece, piecesOf } from "../kernel/pieces.ts";
import { ArchiveError } from "./archive/archive-error.ts";
import type { TransferRow } from "./transfer.reads.ts";

/**
 * Writes the pieces of an archive into one file, one piece in memory at a time.
 *
 * @throws {ArchiveError} when the whole is not what was sent
 */
export async function assembleArchive(
  ctx: Context,
  row: TransferRow,
  file: string,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (done: number, total: number) => void },
): Promise<void> {
  const bytes = row.bytes ?? 0;
  const pieces = piecesOf(bytes);
  const fingerprint = createHash("sha256");
  async function* read() {
    for (let number = 0; number < pieces; number += 1) {
      onProgress(number, pieces);
      const piece = await ctx.storage.get(keyOfPiece(row, number));
      if (piece?.byteLength !== bytesOfPiece(bytes, number))
        throw new ArchiveError("A part of this archive is not stored any more: choose it again.");
      fingerprint.update(digestOf(piece));
      yield piece;
    }
  }
  await pipeline(read, createWriteStream(file), { signal });
  if (row.fingerprint !== null && fingerprint.digest("hex") !== row.fingerprint)
    throw new ArchiveError("What arrived is not the archive that was sent: choose it again.");
}
