import type { Role } from "@broadsheet/contract/permissions";
import { type CreatePostInput, type PostStatus, postSettings } from "@broadsheet/contract/posts";
import { type PublicationSettings, publicationSettings } from "@broadsheet/contract/publications";
import { type Database, inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import {
  authors,
  memberships,
  postAuthors,
  posts,
  postWorkingCopies,
  publicationHosts,
  publications,
  sessions,
  tags,
  users,
} from "@broadsheet/db/schema";

/** When everything a factory makes was made, unless it is told otherwise. */
export const factoryTime = "2026-01-01T00:00:00.000Z";
/** A minute before the clock of a test starts: sensitive steps ask for no new proof. Processes with a real clock give `signedInAt`. */
const signedInTime = "2026-03-01T08:59:00.000Z";
let counter = 0;
const next = () => ++counter;

export interface MadePublication {
  id: string;
  name: string;
  settings: PublicationSettings;
}

export async function makePublication(
  db: Database,
  options: {
    name?: string;
    hosts?: string[];
    settings?: Partial<PublicationSettings>;
    claimed?: boolean;
  } = {},
): Promise<MadePublication> {
  const id = newId();
  const name = options.name ?? `Publication ${next()}`;
  const settings = publicationSettings.parse(options.settings ?? {});
  await inPublication(db, id, async (tx) => {
    await tx.insert(publications).values({
      id,
      name,
      settings,
      claimedAt: options.claimed === false ? null : factoryTime,
      createdAt: factoryTime,
      updatedAt: factoryTime,
    });
    for (const [position, host] of (options.hosts ?? []).entries()) {
      await tx.insert(publicationHosts).values({ publicationId: id, host, position });
    }
  });
  return { id, name, settings };
}

export async function makeAuthor(db: Database, publicationId: string, name = `Author ${next()}`) {
  const author = {
    id: newId(),
    name,
    slug: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${next()}`,
  };
  await inPublication(db, publicationId, (tx) =>
    tx.insert(authors).values({ publicationId, ...author, createdAt: factoryTime, updatedAt: factoryTime }),
  );
  return author;
}

export interface MadeStaff {
  userId: string;
  authorId: string;
  sessionId: string;
  name: string;
  email: string;
  role: Role;
}

/** A person with an account, a membership, a byline and an open session. */
export async function makeStaff(
  db: Database,
  publicationId: string,
  role: Role,
  options: {
    name?: string;
    email?: string;
    passwordHash?: string;
    userId?: string;
    signedInAt?: string;
  } = {},
): Promise<MadeStaff> {
  const n = next();
  const name = options.name ?? `${role} ${n}`;
  const email = options.email ?? `${role}-${n}@example.org`;
  const author = await makeAuthor(db, publicationId, name);
  const userId = options.userId ?? newId();
  const sessionId = newId();
  await inPublication(db, publicationId, async (tx) => {
    if (!options.userId) {
      await tx.insert(users).values({
        id: userId,
        email,
        name,
        passwordHash: options.passwordHash ?? null,
        createdAt: factoryTime,
        updatedAt: factoryTime,
      });
    }
    await tx
      .insert(memberships)
      .values({ publicationId, userId, authorId: author.id, role, createdAt: factoryTime });
    await tx.insert(sessions).values({
      id: sessionId,
      userId,
      method: "password",
      createdAt: options.signedInAt ?? signedInTime,
      lastSeenAt: factoryTime,
      expiresAt: "2099-01-01T00:00:00.000Z",
    });
  });
  return { userId, authorId: author.id, sessionId, name, email, role };
}

export async function makeTag(db: Database, publicationId: string, name = `Tag ${next()}`) {
  const tag = { id: newId(), name, slug: `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-${next()}` };
  await inPublication(db, publicationId, (tx) =>
    tx.insert(tags).values({ publicationId, ...tag, createdAt: factoryTime, updatedAt: factoryTime }),
  );
  return tag;
}

/** A post that is not live, in any state of the workflow; live ones are made by publishing it. */
export async function makePost(
  db: Database,
  publicationId: string,
  options: Pick<CreatePostInput, "title" | "slug" | "document" | "settings"> & {
    kind?: "post" | "page";
    status?: Exclude<PostStatus, "published">;
    authorIds: string[];
    scheduledAt?: string;
  },
) {
  const id = newId();
  const kind = options.kind ?? "post";
  await inPublication(db, publicationId, async (tx) => {
    await tx.insert(posts).values({
      publicationId,
      id,
      kind,
      status: options.status ?? "draft",
      scheduledAt: options.scheduledAt ?? null,
      createdAt: factoryTime,
    });
    await tx.insert(postWorkingCopies).values({
      publicationId,
      postId: id,
      kind,
      title: options.title,
      slug: options.slug ?? null,
      document: options.document ?? { type: "doc", content: [{ type: "paragraph" }] },
      settings: postSettings.parse(options.settings ?? {}),
      updatedAt: factoryTime,
    });
    for (const [position, authorId] of options.authorIds.entries()) {
      await tx.insert(postAuthors).values({ publicationId, postId: id, authorId, position });
    }
  });
  return { id, kind, version: 1 };
}
