import type { Permission } from "@broadsheet/contract/permissions";
import { foreignKey, integer, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { publications } from "./publications.ts";

/** Roles that a publication made itself, beside the built-in ones: a name for a set of permissions. */
export const staffRoles = pgTable(
  "staff_roles",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    description: text().notNull().default(""),
    permissions: text().array().$type<Permission[]>().notNull(),
    version: integer().notNull().default(1),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    unique("staff_roles_name").on(t.publicationId, t.name),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    scopedPolicy(),
  ],
);
