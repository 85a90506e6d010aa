import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import { AppError } from "@broadsheet/contract/errors";
import {
  type Crop,
  type FocalPoint,
  type Media,
  maxMediaBytes,
  updateMediaInput,
} from "@broadsheet/contract/media";
import type { Tx } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { mediaKey, sha256 } from "@broadsheet/storage/keys";
import { sniffType } from "@broadsheet/storage/types";
import { userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { limit } from "../kernel/limit.ts";
import { examinePicture } from "./examine-picture.ts";
import { findMediaByContent, toMedia } from "./media.reads.ts";
import { changeMediaRow, insertMedia, lockUploads } from "./media.writes.ts";
import { sumBytes } from "./picture.reads.ts";
import { prepareMediaJob } from "./prepare-media.job.ts";

/** Enough for a gallery, not for filling a disk with somebody's session. An import by an operator is not limited. */
export const uploadAllowance: RatePolicy = { name: "uploads", points: 600, durationSeconds: 3600 };

export interface UploadedFile {
  fileName: string;
  bytes: Uint8Array;
  alt?: string;
  folderId?: string | null;
  focal?: FocalPoint | undefined;
  /** What it was cut from. */
  originId?: string;
  crop?: Crop;
}

/**
 * Stores a file under its content. What it is, its content says, not its name; the same file uploaded twice is one.
 *
 * What camera and programs noted in a picture is taken out before.
 *
 * Throws RATE_LIMITED, PAYLOAD_TOO_LARGE (the file, or all of the publication's together), UNSUPPORTED_MEDIA_TYPE, and INVALID_INPUT for an empty file or a picture that cannot be read.
 */
export async function uploadMedia(ctx: ActorContext, file: UploadedFile): Promise<Media> {
  requirePermission(ctx.actor, "media:upload");
  const { actor } = ctx;
  if (actor.kind !== "system") {
    await limit(ctx, uploadAllowance, actor.kind === "user" ? actor.userId : actor.tokenId);
  }
  if (file.bytes.byteLength === 0) throw new AppError("INVALID_INPUT", "This file is empty");
  if (file.bytes.byteLength > maxMediaBytes) {
    throw new AppError("PAYLOAD_TOO_LARGE", `Files may have at most ${maxMediaBytes / 1024 / 1024} MB`);
  }
  const alt = checkedAlt(file.alt ?? "");
  const type = await sniffType(file.bytes);
  if (!type) throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  const picture = type.kind === "image" ? await examinePicture(file.bytes, type.mime) : undefined;
  if (type.kind === "image" && !picture) throw new AppError("INVALID_INPUT", "This picture cannot be read");
  const bytes = picture?.bytes ?? file.bytes;
  const publicationId = ctx.publication.id;
  const digest = sha256(bytes);
  const storageKey = mediaKey(publicationId, digest, type.ext);
  await transact(ctx, (tx) => requireRoom(tx, ctx, digest, bytes.byteLength));
  // Before the row: a row always has its file. A file whose row never came is found again by the next upload of it.
  await ctx.storage.put(storageKey, bytes, { contentType: type.mime });
  return transact(ctx, async (tx) => {
    const id = newId();
    await requireRoom(tx, ctx, digest, bytes.byteLength);
    const added = await insertMedia(tx, {
      publicationId,
      id,
      sha256: digest,
      storageKey,
      fileName: plainName(file.fileName, type.ext),
      contentType: type.mime,
      bytes: bytes.byteLength,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
      animated: picture?.animated ?? null,
      placeholder: picture?.placeholder ?? null,
      alt,
      sourceSha256: sha256(file.bytes),
      folderId: file.folderId ?? null,
      originId: file.originId ?? null,
      crop: file.crop ?? null,
      focalX: file.focal?.x ?? 0.5,
      focalY: file.focal?.y ?? 0.5,
      createdBy: userIdOf(ctx.actor),
      createdAt: nowOf(ctx),
    });
    const row = await findMediaByContent(tx, publicationId, digest);
    if (!row) throw new Error("An uploaded file has no row");
    // Whoever uploads it wants it, wherever it was.
    if (row.deletedAt) await changeMediaRow(tx, publicationId, row.id, { deletedAt: null });
    if (added && picture)
      await ctx.queue.enqueue(tx, prepareMediaJob, { publicationId, mediaId: id }, { singletonKey: id });
    if (added)
      await audit(tx, ctx, {
        action: "media.uploaded",
        subjectType: "media",
        subjectId: id,
        data: { fileName: row.fileName },
      });
    return toMedia({ ...row, deletedAt: null });
  });
}

/** Refuses a new file beyond what the operator lets a publication store. A file that is there already takes no room. */
async function requireRoom(tx: Tx, ctx: ActorContext, digest: string, bytes: number): Promise<void> {
  const { mediaBytesPerPublication: most } = ctx.config;
  if (most === 0) return;
  const publicationId = ctx.publication.id;
  await lockUploads(tx, publicationId);
  if (await findMediaByContent(tx, publicationId, digest)) return;
  if ((await sumBytes(tx, publicationId)) + bytes > most) throw noRoom(most);
}

/** What somebody is told when a publication stores all it may. */
export function noRoom(most: number): AppError {
  const message = `The files of this publication may take ${Math.floor(most / 1024 / 1024)} MB together; delete some that nothing shows any more`;
  return new AppError("PAYLOAD_TOO_LARGE", message);
}

/** What came beside the bytes was checked by no procedure. */
function checkedAlt(alt: string): string {
  const checked = updateMediaInput.shape.alt.safeParse(alt);
  if (checked.success) return checked.data ?? "";
  const issues = checked.error.issues.map(({ message }) => ({ path: "alt", message }));
  throw new AppError("INVALID_INPUT", undefined, { issues });
}

/** The last part of a name, without what could confuse a file system or a header. */
function plainName(fileName: string, ext: string): string {
  const last = fileName.split(/[\\/]/).at(-1) ?? "";
  const clean = last
    .replaceAll(/[\p{Cc}"<>:|?*]/gu, "")
    .trim()
    .slice(-200);
  return clean || `file.${ext}`;
}
