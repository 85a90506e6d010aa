import type { PublicationSettings } from "@broadsheet/contract/publications";
import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  jsonb,
  pgPolicy,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { appRole, instant, publicationId, scopedPolicy } from "./columns.ts";

const isCurrent = sql`id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid`;

/** A publication: one site, its people and posts. Several may live in one installation. */
export const publications = pgTable(
  "publications",
  {
    id: uuid().primaryKey(),
    name: text().notNull(),
    description: text().notNull().default(""),
    settings: jsonb().$type<PublicationSettings>().notNull(),
    version: integer().notNull().default(1),
    /** When somebody took ownership by the one-time link; null for an installation nobody has claimed. */
    claimedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    check("publications_name_length", sql`char_length(${t.name}) between 1 and 100`),
    pgPolicy("is_current_publication", { for: "all", to: appRole, using: isCurrent, withCheck: isCurrent }),
  ],
);

/** Host names that lead to a publication, with their port where it is not the default one. Global: a host has one owner. */
export const publicationHosts = pgTable(
  "publication_hosts",
  {
    publicationId: publicationId(),
    host: text().notNull(),
    position: integer().notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.host] }),
    unique("publication_hosts_host").on(t.host),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    check("publication_hosts_lower", sql`${t.host} = lower(${t.host})`),
    scopedPolicy(),
  ],
);
