import { AppError } from "@broadsheet/contract/errors";
import type {
  createFolderInput,
  MediaFolder,
  moveMediaInput,
  updateFolderInput,
} from "@broadsheet/contract/media-library";
import { violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import type { z } from "zod";
import { can, userIdOf } from "../kernel/actor.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { existingMedia } from "./library.reads.ts";
import {
  dissolveFolder,
  insertFolder,
  lockFolders,
  moveMediaRows,
  updateFolderRow,
} from "./library.writes.ts";

const mostFolders = 500;
/** Deeper ones nobody finds again. */
const deepest = 6;

type Folders = Awaited<ReturnType<typeof lockFolders>>;

/** A folder and those above it, from itself upwards. */
function pathTo(folders: Folders, id: string | null): string[] {
  const path: string[] = [];
  for (let at = id; at !== null; ) {
    const found = folders.find((folder) => folder.id === at);
    if (!found) throw new AppError("NOT_FOUND");
    path.push(at);
    at = found.parentId;
  }
  return path;
}

const refuse = (path: string, message: string) =>
  new AppError("INVALID_INPUT", message, { issues: [{ path, message }] });

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!violatesUnique(error, "media_folders_name")) throw error;
    throw new AppError("ALREADY_EXISTS", "A folder of that name is there already", {}, { cause: error });
  }
}

export function createFolder(
  ctx: ActorContext,
  { name, parentId }: z.output<typeof createFolderInput>,
): Promise<MediaFolder> {
  requirePermission(ctx.actor, "media:manage");
  const publicationId = ctx.publication.id;
  return named(
    transact(ctx, async (tx) => {
      const folders = await lockFolders(tx, publicationId);
      if (folders.length >= mostFolders) throw refuse("name", `There are ${mostFolders} folders already`);
      if (pathTo(folders, parentId).length >= deepest)
        throw refuse("parentId", `Folders lie at most ${deepest} deep`);
      const id = newId();
      await insertFolder(tx, { publicationId, id, parentId, name, createdAt: nowOf(ctx) });
      return { id, parentId, name };
    }),
  );
}

/** Renames a folder, or moves it into another one; never into itself or what lies in it. */
export function updateFolder(
  ctx: ActorContext,
  { id, name, parentId }: z.output<typeof updateFolderInput>,
): Promise<MediaFolder> {
  requirePermission(ctx.actor, "media:manage");
  return named(
    transact(ctx, async (tx) => {
      const folders = await lockFolders(tx, ctx.publication.id);
      const folder = folders.find((each) => each.id === id);
      if (!folder) throw new AppError("NOT_FOUND");
      const change = {
        name: name ?? folder.name,
        parentId: parentId === undefined ? folder.parentId : parentId,
      };
      const path = pathTo(folders, change.parentId);
      if (path.includes(id)) throw refuse("parentId", "A folder cannot lie in itself");
      const height = Math.max(...folders.map((each) => pathTo(folders, each.id).indexOf(id))) + 1;
      if (path.length + height > deepest) throw refuse("parentId", `Folders lie at most ${deepest} deep`);
      await updateFolderRow(tx, ctx.publication.id, id, change);
      return { id, ...change };
    }),
  );
}

/** Deletes a folder and nothing that lies in it: that moves up. */
export function deleteFolder(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "media:manage");
  return named(
    transact(ctx, async (tx) => {
      const folder = (await lockFolders(tx, ctx.publication.id)).find((each) => each.id === id);
      if (!folder) throw new AppError("NOT_FOUND");
      await dissolveFolder(tx, folder);
      return { id };
    }),
  );
}

/** Puts files into a folder: anybody their own, editors all. */
export function moveMedia(
  ctx: ActorContext,
  { ids, folderId }: z.output<typeof moveMediaInput>,
): Promise<{ moved: number }> {
  requirePermission(ctx.actor, "media:upload");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    if (folderId !== null) pathTo(await lockFolders(tx, publicationId), folderId);
    const rows = await existingMedia(tx, publicationId, ids);
    if (rows.length < new Set(ids).size) throw new AppError("NOT_FOUND");
    const userId = userIdOf(ctx.actor);
    const own = rows.every((row) => row.createdBy !== null && row.createdBy === userId);
    if (!own && !can(ctx.actor, "media:manage")) throw new AppError("FORBIDDEN");
    await moveMediaRows(tx, publicationId, ids, folderId);
    return { moved: rows.length };
  });
}
