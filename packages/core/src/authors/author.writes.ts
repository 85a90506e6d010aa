import { AppError } from "@broadsheet/contract/errors";
import { type Tx, violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { authors } from "@broadsheet/db/schema";
import { and, eq } from "drizzle-orm";
import { freeSlug, slugify } from "../kernel/slugify.ts";
import { takenAuthorSlugs } from "./author.reads.ts";

type AuthorValues = Partial<Omit<typeof authors.$inferInsert, "publicationId" | "id">> & { name: string };

/** Adds a byline; without an address of its own it gets one from the name. Returns its id. */
export async function insertAuthor(
  tx: Tx,
  publicationId: string,
  values: AuthorValues,
  now: string,
): Promise<string> {
  const id = newId();
  const base = slugify(values.name) || "author";
  const slug = values.slug ?? freeSlug(base, await takenAuthorSlugs(tx, publicationId, base));
  await tx.insert(authors).values({ ...values, publicationId, id, slug, createdAt: now, updatedAt: now });
  return id;
}

/** Changes an author who still has this version, and counts it up. Returns false when there is another one by now. */
export async function updateAuthorRow(
  tx: Tx,
  publicationId: string,
  id: string,
  version: number,
  values: Partial<typeof authors.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(authors)
    .set({ ...values, version: version + 1 })
    .where(and(eq(authors.publicationId, publicationId), eq(authors.id, id), eq(authors.version, version)))
    .returning({ id: authors.id });
  return rows.length > 0;
}

/** Keeps everybody from putting the author on a byline until the transaction ends. */
export async function lockAuthorRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx
    .select({ id: authors.id })
    .from(authors)
    .where(and(eq(authors.publicationId, publicationId), eq(authors.id, id)))
    .for("update");
}

export async function deleteAuthorRow(tx: Tx, publicationId: string, id: string): Promise<void> {
  await tx.delete(authors).where(and(eq(authors.publicationId, publicationId), eq(authors.id, id)));
}

/** The error to show when an author's address is in use; any other is given back as it is. */
export function authorSlugTaken(error: unknown): unknown {
  if (!violatesUnique(error, "authors_slug")) return error;
  const message = "Another author already uses this address";
  return new AppError("ALREADY_EXISTS", message, { issues: [{ path: "slug", message }] }, { cause: error });
}
