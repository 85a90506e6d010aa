import type { Context } from "../kernel/context.ts";
import { keyOfPiece, piecesOf } from "../kernel/pieces.ts";
import type { TransferRow } from "./transfer.reads.ts";
import { archiveKey } from "./transfer-keys.ts";

/**
 * Takes what is stored of an archive away, after its row says so; also pieces that were stored and not noted any more. What is gone already is none the worse
 * for it.
 */
export async function deleteArchive(ctx: Context, row: TransferRow): Promise<void> {
  const pieces = Array.from({ length: piecesOf(row.bytes ?? 0) }, (_, number) => keyOfPiece(row, number));
  for (const key of row.kind === "export" ? [archiveKey(row)] : pieces)
    await ctx.storage
      .delete(key)
      .catch((error: unknown) => ctx.log.warn({ err: error, key }, "an archive is still stored"));
}
