import { createHash } from "node:crypto";
import { AppError } from "@broadsheet/contract/errors";
import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import {
  invitations,
  media,
  mediaFolders,
  mediaUploads,
  postViews,
  redirects,
  snippets,
} from "@broadsheet/db/schema";
import { factoryTime, makeAuthor, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { eq } from "drizzle-orm";
import { invitationSecret } from "../../people/invitation-secret.ts";
import { type Cell, foreignMark } from "./world.ts";

export const always = (input: object) => async () => input;
const nameOf = ({ relation, n }: Cell) => (relation === "foreign" ? `${foreignMark} ${n}` : `Name ${n}`);
const db = (cell: Cell) => cell.world.app.services.db;

export const tag =
  (extra: object = {}) =>
  async (cell: Cell) => ({
    id: (await makeTag(db(cell), cell.publicationId, nameOf(cell))).id,
    ...extra,
  });
/** A tag that readers can see, since a live post carries it. */
export const liveTag = (by: "id" | "slug") => async (cell: Cell) => {
  const made = await makeTag(db(cell), cell.publicationId, nameOf(cell));
  await makeLivePost(db(cell), cell.publicationId, { slug: `tagged-${cell.n}`, tagIds: [made.id] });
  return by === "id" ? { id: made.id } : { slug: made.slug };
};
export const twoTags = async (cell: Cell) => ({
  id: (await makeTag(db(cell), cell.publicationId, nameOf(cell))).id,
  intoId: (await makeTag(db(cell), cell.world.app.publication.id)).id,
});
/** A first password is taken of people who have just signed in. */
export const firstPassword = async ({ world, person }: Cell) => {
  const { database, services } = world.app;
  const now = services.clock.now().toISOString();
  if (person) await database.owner`update sessions set created_at = ${now} where id = ${person.sessionId}`;
  return { newPassword: "correct horse battery staple" };
};
export const newName = async ({ n }: Cell) => ({ name: `New ${n}` });

export const author =
  (extra: object = {}) =>
  async (cell: Cell) => ({ id: cell.authorId, ...extra });
/** Cells are called at once, so each changes an author of its own: the caller's, or a new one. */
export const changedAuthor = (changes: object) => async (cell: Cell) => {
  const own = cell.relation === "own";
  const id = own ? cell.authorId : (await makeAuthor(db(cell), cell.publicationId, nameOf(cell))).id;
  return { id, version: 1, ...changes };
};
export const freshAuthor = async (cell: Cell) => ({
  id: (await makeAuthor(db(cell), cell.publicationId, nameOf(cell))).id,
});
export const liveAuthor = (by: "id" | "slug") => async (cell: Cell) => {
  const made = await makeAuthor(db(cell), cell.publicationId, nameOf(cell));
  await makeLivePost(db(cell), cell.publicationId, { slug: `written-${cell.n}`, authorIds: [made.id] });
  return by === "id" ? { id: made.id } : { slug: made.slug };
};

const digest = ({ n }: Cell) => createHash("sha256").update(`file ${n}`).digest("hex");
const keyOf = (cell: Cell) => `media/${cell.publicationId}/${digest(cell).slice(0, 2)}/${digest(cell)}.png`;

export const file =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { publicationId, relation, person } = cell;
    const id = newId();
    await inPublication(db(cell), publicationId, (tx) =>
      tx.insert(media).values({
        publicationId,
        id,
        sha256: digest(cell),
        storageKey: keyOf(cell),
        fileName: `${nameOf(cell)}.png`,
        contentType: "image/png",
        bytes: 1,
        createdBy: relation === "own" ? (person?.userId ?? null) : null,
        createdAt: factoryTime,
      }),
    );
    return { id, ...extra };
  };

export const fileAddress = async (cell: Cell) => {
  await file()(cell);
  return { url: `/${keyOf(cell)}` };
};

export const nobody = "01980000-0000-7000-8000-000000000001";

/** A view of the list, the caller's own or somebody else's; one that is own is never shared, which only editors may. */
export const view =
  (extra: object = {}, shared = true) =>
  async (cell: Cell) => {
    const { publicationId, relation, person } = cell;
    const id = newId();
    const own = relation === "own" && person;
    const userId = own ? person.userId : (await makeStaff(db(cell), publicationId, "editor")).userId;
    const named = { kind: "post", name: nameOf(cell), filter: {}, createdAt: factoryTime } as const;
    await inPublication(db(cell), publicationId, (tx) =>
      tx.insert(postViews).values({ publicationId, id, userId, shared: shared && !own, ...named }),
    );
    return { id, ...extra };
  };

const words = {
  type: "doc" as const,
  content: [{ type: "paragraph", content: [{ type: "text", text: "Words" }] }],
};
export const newSnippet = async ({ n }: Cell) => ({ name: `New snippet ${n}`, document: words });
/** A snippet, the caller's own or somebody else's; one that is to be renamed gets a name of its own. */
export const snippet =
  (extra: { version?: number; name?: string } = {}) =>
  async (cell: Cell) => {
    const { publicationId, relation, person, n } = cell;
    const row = {
      ...{ publicationId, id: newId(), name: `${nameOf(cell)} snippet`, document: words, excerpt: "Words" },
      ...{ createdAt: factoryTime, updatedAt: factoryTime },
      createdBy: relation === "own" ? (person?.userId ?? null) : null,
    };
    await inPublication(db(cell), publicationId, (tx) => tx.insert(snippets).values(row));
    return { id: row.id, ...extra, ...(extra.name ? { name: `${extra.name} ${n}` } : {}) };
  };

export const twoFiles = async (cell: Cell) => ({
  id: (await file()(cell)).id,
  byId: (await file()({ ...cell, n: cell.n + 0.5 })).id,
});
export const movedFile = async (cell: Cell) => ({ ids: [(await file()(cell)).id], folderId: null });
export const folder =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { publicationId } = cell;
    const row = { publicationId, id: newId(), name: nameOf(cell), createdAt: factoryTime };
    await inPublication(db(cell), publicationId, (tx) => tx.insert(mediaFolders).values(row));
    return { id: row.id, ...extra };
  };
export const renamedFolder = async (cell: Cell) => ({
  ...(await folder()(cell)),
  name: `Changed ${cell.n}`,
});
const digestOf = ({ n }: Cell) => n.toString(16).padStart(64, "0");
export const newUpload = async (cell: Cell) => ({ fileName: "a.png", bytes: 10, sha256: digestOf(cell) });
/** An upload that has begun, the caller's or somebody else's. */
export const upload = async (cell: Cell) => {
  const { publicationId, relation, person } = cell;
  const own = relation === "own" && person;
  const { userId } = own ? person : await makeStaff(db(cell), publicationId, "author");
  const row = { publicationId, id: newId(), userId, ...(await newUpload(cell)), createdAt: factoryTime };
  await inPublication(db(cell), publicationId, (tx) => tx.insert(mediaUploads).values(row));
  return { id: row.id };
};

export const redirect = async (cell: Cell) => {
  const { publicationId, n } = cell;
  const id = newId();
  const row = {
    publicationId,
    id,
    fromPath: `/from-${n}`,
    to: `/${encodeURIComponent(nameOf(cell))}`,
    createdAt: factoryTime,
  };
  await inPublication(db(cell), publicationId, (tx) => tx.insert(redirects).values(row));
  return { id };
};
export const redirectFile = async ({ n }: Cell) => ({ text: `/older-${n} /new 301` });
export const newRedirect = async ({ n }: Cell) => ({ fromPath: `/old-${n}`, to: "/new" });

/** Somebody else on the staff; `own` is the caller. */
export const member =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { relation, person } = cell;
    if (relation === "own" && person) return { userId: person.userId, ...extra };
    const { userId } = await makeStaff(db(cell), cell.publicationId, "contributor", { name: nameOf(cell) });
    return { userId, ...extra };
  };
export const session = async (cell: Cell) => {
  const { relation, person } = cell;
  if (relation === "own" && person) return { id: person.sessionId };
  const { sessionId } = await makeStaff(db(cell), cell.publicationId, "author", { name: nameOf(cell) });
  return { id: sessionId };
};

export const newRole = async ({ n }: Cell) => ({ name: `New role ${n}`, permissions: ["tag:create"] });
export const ownRole =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const maker = await cell.maker();
    const role = { name: `${nameOf(cell)} role`, permissions: ["tag:read" as const] };
    const name = "name" in extra ? { name: `Changed ${cell.n}` } : {};
    return { id: (await maker.people.roles.create(role)).id, ...extra, ...name };
  };

export const newInvitation = async ({ n }: Cell) => ({ email: `new-${n}@example.org`, role: "contributor" });
export const invitation = async (cell: Cell) => {
  const maker = await cell.maker();
  const email = `invited-${cell.n}@example.org`;
  return { id: (await maker.people.invitations.create({ email, role: "contributor" })).id };
};
/** What somebody holds who was sent an invitation. */
export const invitationLink =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { id } = await invitation(cell);
    const [row] = await inPublication(db(cell), cell.publicationId, (tx) =>
      tx.select().from(invitations).where(eq(invitations.id, id)),
    );
    if (!row) throw new AppError("NOT_FOUND");
    const { expiresAt } = row;
    return { token: invitationSecret(cell.world.app.services.config.secret, { id, expiresAt }), ...extra };
  };

export const newToken = always({ name: "New", scopes: ["content:read"], expiresInDays: null });
export const token = async (cell: Cell) => {
  const maker = await cell.maker();
  const made = await maker.tokens.create({ name: nameOf(cell), scopes: ["content:read"], expiresInDays: 1 });
  return { id: made.token.id };
};

export const settings = async (cell: Cell) => {
  const { version } = await (await cell.maker()).publication.get();
  return { version, description: `Changed ${cell.n}` };
};
export const mail = async (cell: Cell) => {
  const { mailer } = cell.world.app.services;
  const to = { address: "reader@example.org" };
  await mailer.send({ to, subject: "S", html: "<p>S</p>", text: "S", idempotencyKey: `mail-${cell.n}` });
  const [latest] = (await mailer.listOutbox({ limit: 1 })).items;
  return { id: latest?.id };
};
