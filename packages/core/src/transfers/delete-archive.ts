import type { Context } from "../kernel/context.ts";
import { keyOfPiece } from "../kernel/pieces.ts";
import type { TransferRow } from "./transfer.reads.ts";
import { archiveKey } from "./transfer-keys.ts";

/** Takes what is stored of an archive away, after its row says so; what is gone already is none the worse for it. */
export async function deleteArchive(ctx: Context, row: TransferRow): Promise<void> {
  const keys =
    row.kind === "export" ? [archiveKey(row)] : row.received.map((number) => keyOfPiece(row, number));
  for (const key of keys)
    await ctx.storage
      .delete(key)
      .catch((error: unknown) => ctx.log.warn({ err: error, key }, "an archive is still stored"));
}
