import { postSettings } from "@broadsheet/contract/posts";
import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { media, postRevisions } from "@broadsheet/db/schema";
import { factoryTime, type MadeStaff, makePost, makeTag } from "@broadsheet/testing/factories";
import type { TestApp } from "./test-app.ts";

export type TargetKind =
  | "author"
  | "invitation"
  | "mail"
  | "media"
  | "member"
  | "page"
  | "post"
  | "redirect"
  | "session"
  | "tag"
  | "token";

export interface Target {
  id: string;
  /** What belongs to it: a post's revision, another tag to merge into. */
  extra: string;
  /** Its address, where it has one. */
  slug: string;
}

/** Where a thing is made: by `owner`, in their publication, for `whose`. */
export interface TargetPlace {
  publicationId: string;
  owner: MadeStaff;
  /** The person it belongs to, where things of that kind belong to people. */
  whose: MadeStaff;
}

let count = 0;

/** Makes a thing that a procedure can be called about. */
export async function makeTarget(app: TestApp, kind: TargetKind, place: TargetPlace): Promise<Target> {
  const { db } = app.services;
  const { publicationId, whose } = place;
  const owner = () => app.as(place.owner, publicationId);
  const plain = (id: string): Target => ({ id, extra: "", slug: "" });
  switch (kind) {
    case "author": {
      const [row] = await app.database.owner`select slug from authors where id = ${whose.authorId}`;
      return { id: whose.authorId, extra: "", slug: String(row?.slug) };
    }
    case "member":
      return plain(whose.userId);
    case "session":
      return plain(whose.sessionId);
    case "tag": {
      const [tag, into] = [await makeTag(db, publicationId), await makeTag(db, publicationId)];
      return { id: tag.id, extra: into.id, slug: tag.slug };
    }
    case "page":
    case "post":
      return makePostWithRevision(app, kind, publicationId, whose);
    case "media":
      return plain(await makeMedia(app, publicationId, whose.userId));
    case "redirect":
      return plain((await (await owner()).redirects.create({ fromPath: `/from-${++count}`, to: "/" })).id);
    case "token": {
      const input = { name: "Token", scopes: ["posts:read" as const], expiresInDays: 1 };
      return plain((await (await owner()).tokens.create(input)).token.id);
    }
    case "invitation": {
      const email = `target-${++count}@example.org`;
      return plain((await (await owner()).people.invitations.create({ email, role: "contributor" })).id);
    }
    case "mail": {
      const text = "Hello";
      const to = { address: "reader@example.org" };
      const mail = { to, subject: text, text, html: text, idempotencyKey: `mail-${++count}` };
      return plain((await app.services.mailer.send(mail)).id);
    }
  }
}

async function makePostWithRevision(
  app: TestApp,
  kind: "post" | "page",
  publicationId: string,
  whose: MadeStaff,
): Promise<Target> {
  const title = `Post ${++count}`;
  const slug = `matrix-${count}`;
  const authorIds = [whose.authorId];
  const { id } = await makePost(app.services.db, publicationId, { kind, title, slug, authorIds });
  const revisionId = newId();
  await inPublication(app.services.db, publicationId, (tx) =>
    tx.insert(postRevisions).values({
      publicationId,
      id: revisionId,
      postId: id,
      number: 1,
      reason: "manual",
      title,
      document: { type: "doc", content: [{ type: "paragraph" }] },
      settings: postSettings.parse({}),
      createdAt: factoryTime,
    }),
  );
  return { id, extra: revisionId, slug };
}

async function makeMedia(app: TestApp, publicationId: string, createdBy: string): Promise<string> {
  const id = newId();
  await inPublication(app.services.db, publicationId, (tx) =>
    tx.insert(media).values({
      publicationId,
      id,
      sha256: id.replaceAll("-", "").padEnd(64, "0"),
      storageKey: `media/${id}.png`,
      fileName: "boat.png",
      contentType: "image/png",
      bytes: 1,
      createdBy,
      createdAt: factoryTime,
    }),
  );
  return id;
}
