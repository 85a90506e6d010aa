import type { Readable } from "node:stream";
import { AppError } from "@broadsheet/contract/errors";
import type { ByteRange } from "@broadsheet/storage/storage";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { archiveKey } from "./transfer-keys.ts";
import { requireVisibleTransfer } from "./transfer-report.ts";

export interface OpenArchive {
  fileName: string;
  bytes: number;
  /** Names the content: an export is never written again under its id. */
  etag: string;
  stream(range?: ByteRange): Promise<Readable>;
}

/** An exported archive to download. NOT_FOUND for whoever may not export, and when its time is over. `audited` notes that it left. */
export async function openArchive(
  ctx: ActorContext,
  { id, audited }: { id: string; audited: boolean },
): Promise<OpenArchive> {
  const row = await requireVisibleTransfer(ctx, id);
  const expired = row.expiresAt === null || row.expiresAt <= nowOf(ctx);
  if (row.kind !== "export" || !row.stored || row.bytes === null || expired) throw new AppError("NOT_FOUND");
  if (audited)
    await transact(ctx, (tx) =>
      audit(tx, ctx, {
        action: "transfer.downloaded",
        subjectType: "transfer",
        subjectId: id,
        data: { fileName: row.fileName },
      }),
    );
  return {
    fileName: row.fileName,
    bytes: row.bytes,
    etag: `"${row.id}"`,
    async stream(range) {
      const stream = await ctx.storage.stream(archiveKey(row), range ? { range } : {});
      if (!stream) throw new AppError("NOT_FOUND");
      return stream;
    },
  };
}
