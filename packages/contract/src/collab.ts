import { z } from "zod";
import { type PostSettings, postAction, postSettings, postSettingsPatch, postStatus } from "./posts.ts";
import { id, instant, slug } from "./primitives.ts";

/** Yjs numbers open editors by 32 bits. */
const client = z.number().int().min(0).max(0xffffffff);
const seq = z.number().int().min(0);
const base64 = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/, { error: "Use base64" });

/** The most that one push may bring, in characters of base64. What is larger is not typed but poured. */
export const maxPushLength = 6_000_000;
/** The largest a shared document may grow, in bytes. */
export const maxDocumentBytes = 20_000_000;

/** A place in the text, as Yjs writes relative positions. */
const place = base64(400);
export const caret = z.object({ anchor: place, head: place });
export type Caret = z.infer<typeof caret>;

/** Parts of the editor's screen that somebody can be in without being in the text. */
export const collabPart = z.enum(["title", "settings"]);

/** Somebody who has the post open now. One person may be here several times: `client` tells them apart. */
export const peer = z.object({
  client,
  userId: id,
  name: z.string(),
  caret: caret.nullable(),
  part: collabPart.nullable(),
});
export type Peer = z.infer<typeof peer>;

/** What an open editor has to know about its post beside what is shared. */
export const collabPost = z.object({
  version: z.number().int(),
  slug: slug.nullable(),
  updatedAt: instant,
  status: postStatus,
  live: z.boolean(),
  hasChanges: z.boolean(),
  actions: z.array(postAction),
});
export type CollabPost = z.infer<typeof collabPost>;

/** A replica tells what it has (a Yjs state vector; null for nothing) and gets the rest. */
export const syncDocumentInput = z.object({ postId: id, stateVector: base64(4_000_000).nullable() });
export const syncDocumentOutput = z.object({
  /** Tells this document from another one for the same post, of a database that was put back. Replicas of different ones never merge. */
  documentId: id,
  /** What an editor must understand; one of another version would take out what it does not know. */
  schemaVersion: z.string(),
  seq,
  update: z.string(),
  /** What the server has: the replica pushes what is missing. */
  stateVector: z.string(),
  peers: z.array(peer),
  post: collabPost,
});
export type SyncDocumentOutput = z.infer<typeof syncDocumentOutput>;

export const pushUpdatesInput = z.object({
  postId: id,
  documentId: id,
  client,
  update: base64(maxPushLength).min(4),
});
export const pushUpdatesOutput = z.object({ seq });

export const followDocumentInput = z.object({
  postId: id,
  documentId: id,
  client,
  /** The newest update that the replica has. */
  after: seq,
  /** Set by the transport when it resumes; wins over `after`. */
  lastEventId: z.string().max(20).optional(),
});
/** What happened since. `null` where nothing did. */
export const collabChanges = z.object({
  seq,
  /** Yjs updates after the one named, in their order. */
  updates: z.array(z.string()),
  /** Too much was missed for a list, or it is another document now: sync anew. */
  resync: z.boolean(),
  peers: z.array(peer).nullable(),
  post: collabPost.nullable(),
});
export type CollabChanges = z.infer<typeof collabChanges>;

export const reportPresenceInput = z.object({
  postId: id,
  client,
  caret: caret.nullable(),
  part: collabPart.nullable(),
  /** The editor is being closed. */
  leaving: z.boolean().default(false),
});
export const reportPresenceOutput = z.object({});

export const settleDocumentInput = z.object({ postId: id });

/** Settings out of a shared document, where anything can stand: each as it was written when that is valid, else as it was before. */
export function validSettings(written: Record<string, unknown>, before: PostSettings): PostSettings {
  const settings: Record<string, unknown> = { ...before };
  const tagIds = Array.isArray(written.tagIds) ? written.tagIds : before.tagIds;
  const given: Record<string, unknown> = {
    ...written,
    tagIds: tagIds.filter((tagId) => id.safeParse(tagId).success).slice(0, 50),
  };
  const asTyped: Record<string, z.ZodType> = postSettingsPatch.shape;
  for (const [name, shape] of Object.entries(postSettings.shape)) {
    const typed = given[name] === undefined ? undefined : asTyped[name]?.safeParse(given[name]);
    const value = typed?.success ? typed : shape.safeParse(settings[name]);
    if (value.success) settings[name] = value.data;
  }
  return settings as PostSettings;
}
