import { AppError } from "@broadsheet/contract/errors";
import type { Media } from "@broadsheet/contract/media";
import {
  type MediaUpload,
  type startUploadInput,
  uploadPieceBytes,
} from "@broadsheet/contract/media-library";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { sha256 as digestOf } from "@broadsheet/storage/keys";
import type { z } from "zod";
import type { UserActor } from "../kernel/actor.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type Context, look, nowOf, transact } from "../kernel/context.ts";
import { bytesOfPiece, keyOfPiece, piecesOf } from "../kernel/pieces.ts";
import {
  countUploads,
  findMediaBySource,
  findUpload,
  findUploadOf,
  listFolders,
  sumBegunBytes,
  type UploadRow,
} from "./library.reads.ts";
import { deleteUpload, insertUpload, noteReceived } from "./library.writes.ts";
import { toMedia } from "./media.reads.ts";
import { lockUploads } from "./media.writes.ts";
import { sumBytes } from "./picture.reads.ts";
import { noRoom, uploadMedia } from "./upload-media.ts";

type PersonContext = Context & { actor: UserActor };

/** Of one person at a time: enough for a day's pictures, not for filling a disk with beginnings. */
const mostUploads = 200;

const toUpload = (row: UploadRow): MediaUpload => ({
  id: row.id,
  pieceBytes: uploadPieceBytes,
  pieces: piecesOf(row.bytes),
  received: row.received.toSorted((a, b) => a - b),
});

/**
 * Begins an upload, or takes up again the one that this person broke off: the same file, by its content. A file that is there already needs
 * none. PAYLOAD_TOO_LARGE for more uploads at a time than anybody needs.
 */
export async function startUpload(
  ctx: PersonContext,
  input: z.output<typeof startUploadInput>,
): Promise<{ upload: MediaUpload | null; existing: Media | null }> {
  requirePermission(ctx.actor, "media:upload");
  const publicationId = ctx.publication.id;
  const { userId } = ctx.actor;
  return transact(ctx, async (tx) => {
    const existing = await findMediaBySource(tx, publicationId, input.sha256);
    if (existing && !existing.deletedAt) return { upload: null, existing: toMedia(existing) };
    const { folderId } = input;
    if (folderId !== null && !(await listFolders(tx, publicationId)).some(({ id }) => id === folderId))
      throw new AppError("NOT_FOUND");
    const begun = await findUploadOf(tx, publicationId, { ...input, userId });
    if (begun) return { upload: toUpload(begun), existing: null };
    if ((await countUploads(tx, publicationId, userId)) >= mostUploads)
      throw new AppError(
        "PAYLOAD_TOO_LARGE",
        "Too many uploads at a time; let those that have begun end first",
      );
    await requireRoomFor(tx, ctx, input.bytes);
    const row = { ...input, publicationId, id: newId(), userId, received: [], createdAt: nowOf(ctx) };
    await insertUpload(tx, row);
    return { upload: toUpload(row), existing: null };
  });
}

/** Pieces take room before they are a file: what has begun counts, by what it said it would be. */
async function requireRoomFor(tx: Tx, ctx: Context, bytes: number): Promise<void> {
  const { mediaBytesPerPublication: most } = ctx.config;
  if (most === 0) return;
  const { id } = ctx.publication;
  await lockUploads(tx, id);
  const taken = (await sumBytes(tx, id)) + (await sumBegunBytes(tx, id));
  if (taken + bytes > most) throw noRoom(most);
}

/** One's own upload; anybody else's does not exist. */
async function requireUpload(ctx: PersonContext, id: string): Promise<UploadRow> {
  requirePermission(ctx.actor, "media:upload");
  const row = await look(ctx, (tx) => findUpload(tx, ctx.publication.id, id));
  if (row?.userId !== ctx.actor.userId) throw new AppError("NOT_FOUND");
  return row;
}

/** Stores one piece. Sent again it replaces itself. INVALID_INPUT when it is not the one it says it is. */
export async function receivePiece(
  ctx: PersonContext,
  { id, number, sha256, bytes }: { id: string; number: number; sha256: string; bytes: Uint8Array },
): Promise<void> {
  const row = await requireUpload(ctx, id);
  if (number >= piecesOf(row.bytes) || bytes.byteLength !== bytesOfPiece(row.bytes, number))
    throw new AppError("INVALID_INPUT", "This is no piece of that file");
  if (digestOf(bytes) !== sha256) throw new AppError("INVALID_INPUT", "This piece was damaged on its way");
  await ctx.storage.put(keyOfPiece(row, number), bytes, { contentType: "application/octet-stream" });
  if (await transact(ctx, (tx) => noteReceived(tx, ctx.publication.id, id, number))) return;
  // It was given up while the piece was on its way.
  await ctx.storage.delete(keyOfPiece(row, number));
  throw new AppError("NOT_FOUND");
}

/** Puts the pieces together and takes the file as `uploadMedia` does. INVALID_INPUT while pieces are missing, or when the whole is not what was begun. */
export async function finishUpload(
  ctx: PersonContext,
  { id }: { id: string },
): Promise<{ media: Media; existed: boolean }> {
  const row = await requireUpload(ctx, id);
  const whole = new Uint8Array(row.bytes);
  for (let number = 0; number < piecesOf(row.bytes); number += 1) {
    const piece = row.received.includes(number) && (await ctx.storage.get(keyOfPiece(row, number)));
    if (!piece || piece.byteLength !== bytesOfPiece(row.bytes, number))
      throw new AppError("INVALID_INPUT", "Not all of this file has arrived");
    whole.set(piece, number * uploadPieceBytes);
  }
  if (digestOf(whole) !== row.sha256) {
    await dropUpload(ctx, row);
    throw new AppError("INVALID_INPUT", "What arrived is not the file that was sent; send it again");
  }
  const { fileName, folderId } = row;
  try {
    const before = nowOf(ctx);
    const stored = await uploadMedia(ctx, { fileName, bytes: whole, folderId });
    await dropUpload(ctx, row);
    return { media: stored, existed: stored.createdAt < before };
  } catch (error) {
    // What is refused for what it is will be refused again; what failed may be finished later.
    if (error instanceof AppError && error.code !== "RATE_LIMITED") await dropUpload(ctx, row);
    throw error;
  }
}

export async function cancelUpload(ctx: PersonContext, { id }: { id: string }): Promise<{ id: string }> {
  await dropUpload(ctx, await requireUpload(ctx, id));
  return { id };
}

/** Forgets an upload and its pieces, also those that were stored and not noted any more. */
export async function dropUpload(ctx: Context, row: UploadRow): Promise<void> {
  for (let number = 0; number < piecesOf(row.bytes); number += 1)
    await ctx.storage.delete(keyOfPiece(row, number));
  await transact(ctx, (tx) => deleteUpload(tx, row.publicationId, row.id));
}
