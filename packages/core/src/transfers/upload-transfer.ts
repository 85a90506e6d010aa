import { AppError } from "@broadsheet/contract/errors";
import type { startTransferInput, startTransferOutput } from "@broadsheet/contract/transfers";
import { uploadPieceBytes } from "@broadsheet/contract/vocabulary";
import { newId } from "@broadsheet/db/ids";
import { sha256 as digestOf } from "@broadsheet/storage/keys";
import type { z } from "zod";
import { requirePermission } from "../kernel/authorize.ts";
import { look, nowOf, transact } from "../kernel/context.ts";
import { bytesOfPiece, keyOfPiece, piecesOf } from "../kernel/pieces.ts";
import type { OwnContext } from "../people/require-fresh.ts";
import { expiryOf } from "./transfer.policy.ts";
import {
  countTransferUploads,
  findTransfer,
  findTransferUpload,
  type TransferRow,
} from "./transfer.reads.ts";
import { insertTransfer, noteTransferPiece } from "./transfer.writes.ts";
import { limitTransferUpload } from "./transfer-limits.ts";

/** Of one person at a time; each may be as large as an archive can be. */
const mostUploads = 5;

const toUpload = ({ id, bytes, received }: Pick<TransferRow, "id" | "bytes" | "received">) => ({
  id,
  pieceBytes: uploadPieceBytes,
  pieces: piecesOf(bytes ?? 0),
  received: received.toSorted((a, b) => a - b),
});

/**
 * Begins to take an archive, or takes up again the one that this person broke off: the same file, by its content.
 *
 * Throws PAYLOAD_TOO_LARGE for more than the operator lets in, and for more uploads at a time than anybody needs.
 */
export async function startTransfer(
  ctx: OwnContext,
  { fileName, bytes, fingerprint }: z.output<typeof startTransferInput>,
): Promise<z.output<typeof startTransferOutput>> {
  requirePermission(ctx.actor, "publication:import");
  const { importBytes } = ctx.config;
  if (bytes > importBytes)
    throw new AppError(
      "PAYLOAD_TOO_LARGE",
      `Archives may have at most ${Math.floor(importBytes / 1_000_000)} MB here: import it in parts, or ask who runs this installation`,
    );
  const { userId } = ctx.actor;
  await limitTransferUpload(ctx, userId);
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const begun =
      fingerprint && (await findTransferUpload(tx, publicationId, { userId, fingerprint, bytes }));
    if (begun) return toUpload(begun);
    if ((await countTransferUploads(tx, publicationId, userId)) >= mostUploads)
      throw new AppError(
        "PAYLOAD_TOO_LARGE",
        "Too many archives have begun to arrive: finish or remove those first",
      );
    const row = {
      ...{ publicationId, id: newId(), fileName, bytes, fingerprint, received: [] },
      ...({ kind: "import", status: "uploading", step: "upload", stored: true } as const),
      createdBy: userId,
      createdAt: nowOf(ctx),
      expiresAt: expiryOf("import", ctx.clock.now()),
    };
    await insertTransfer(tx, row);
    return toUpload(row);
  });
}

/** Stores one piece of an archive. Sent again it replaces itself. INVALID_INPUT when it is not the one it says it is. */
export async function receiveTransferPiece(
  ctx: OwnContext,
  piece: { id: string; number: number; sha256: string | null; bytes: Uint8Array },
): Promise<void> {
  requirePermission(ctx.actor, "publication:import");
  const publicationId = ctx.publication.id;
  const { id, number, bytes } = piece;
  const row = await look(ctx, (tx) => findTransfer(tx, publicationId, id));
  if (row?.createdBy !== ctx.actor.userId || row.status !== "uploading" || row.bytes === null)
    throw new AppError("NOT_FOUND");
  if (number >= piecesOf(row.bytes) || bytes.byteLength !== bytesOfPiece(row.bytes, number))
    throw new AppError("INVALID_INPUT", "This is no piece of that file");
  if (piece.sha256 !== null && digestOf(bytes) !== piece.sha256)
    throw new AppError("INVALID_INPUT", "This piece was damaged on its way");
  await ctx.storage.put(keyOfPiece(row, number), bytes, { contentType: "application/octet-stream" });
  const expiresAt = expiryOf("import", ctx.clock.now());
  await transact(ctx, (tx) => noteTransferPiece(tx, publicationId, id, { number, expiresAt }));
}
