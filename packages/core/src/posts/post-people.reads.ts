import type { Role } from "@broadsheet/contract/permissions";
import type { Tx } from "@broadsheet/db/connection";
import { memberships, postAuthors, posts, staffRoles, users } from "@broadsheet/db/schema";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { ownRoleOfMember, standingColumns, withPermissions } from "../people/standing.ts";

/** Somebody on the staff who may see a post. */
export interface PostReader {
  userId: string;
  email: string;
  name: string;
  role: Role;
  /** They stand on its byline. */
  owner: boolean;
  /** They may approve it. */
  reviewer: boolean;
  /** They may give it to readers. */
  publisher: boolean;
}

/** Everybody on the staff who may see this post now, by name; nobody for one that does not exist or is in the bin. */
export async function listPostReaders(tx: Tx, publicationId: string, postId: string): Promise<PostReader[]> {
  const owner = sql<boolean>`exists (
    select from ${postAuthors}
    where ${postAuthors.publicationId} = ${memberships.publicationId} and ${postAuthors.postId} = ${posts.id}
      and ${postAuthors.authorId} = ${memberships.authorId}
  )`;
  const rows = await tx
    .select({ userId: users.id, email: users.email, name: users.name, ...standingColumns, owner })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(staffRoles, ownRoleOfMember)
    .innerJoin(
      posts,
      and(eq(posts.publicationId, memberships.publicationId), eq(posts.id, postId), isNull(posts.deletedAt)),
    )
    .where(and(eq(memberships.publicationId, publicationId), isNull(memberships.suspendedAt)))
    .orderBy(asc(users.name), asc(users.id));
  return rows.flatMap((row) => {
    const { permissions, ...person } = withPermissions(row);
    const may = (area: "read" | "publish") =>
      permissions.has(`post:${area}:any`) || (person.owner && permissions.has(`post:${area}:own`));
    if (!may("read")) return [];
    return [{ ...person, reviewer: permissions.has("post:review"), publisher: may("publish") }];
  });
}
