import { listMediaInput } from "@broadsheet/contract/media";
import {
  countUploads,
  countUses,
  existingMedia,
  findMediaBySource,
  findUpload,
  findUploadOf,
  listFolders,
  listOldBin,
  listOldUploads,
  listUses,
  listUsingPosts,
  listUsingSnippets,
} from "../../media/library.reads.ts";
import { listMedia } from "../../media/media.reads.ts";
import type { LargeWorld } from "./world.ts";

type Read = (world: LargeWorld) => Promise<unknown>;
const page = { limit: 50 };

/** Reads of the media library, as `reads` has those of everything else. */
export const mediaReads: Readonly<Record<string, Read | Read[]>> = {
  listMedia: [
    {},
    { q: "777" },
    { q: "picture" },
    { kind: "image" },
    { kind: "video" },
    { folderId: null },
    { folderId: "01980000-0000-7000-8000-000000000001" },
    { bin: true },
  ].map(
    (filter) => (w: LargeWorld) =>
      listMedia(w.tx, w.publicationId, listMediaInput.parse({ ...page, ...filter })),
  ),
  listFolders: (w) => listFolders(w.tx, w.publicationId),
  countUses: (w) => countUses(w.tx, w.publicationId, w.used),
  listUses: (w) => listUses(w.tx, w.ctx, w.used),
  listUsingPosts: (w) => listUsingPosts(w.tx, w.publicationId, w.used, 500),
  listUsingSnippets: (w) => listUsingSnippets(w.tx, w.publicationId, w.used, 500),
  findMediaBySource: (w) => findMediaBySource(w.tx, w.publicationId, "none"),
  listOldBin: (w) => listOldBin(w.tx, w.publicationId, w.now),
  listOldUploads: (w) => listOldUploads(w.tx, w.publicationId, w.now),
  findUpload: (w) => findUpload(w.tx, w.publicationId, w.id),
  findUploadOf: (w) => findUploadOf(w.tx, w.publicationId, { userId: w.userId, sha256: "none", bytes: 1 }),
  countUploads: (w) => countUploads(w.tx, w.publicationId, w.userId),
  existingMedia: (w) => existingMedia(w.tx, w.publicationId, [w.id]),
};
