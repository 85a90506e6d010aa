import type {
  TransferCounts,
  TransferKind,
  TransferOptions,
  TransferPhase,
  TransferStatus,
  TransferStep,
} from "@broadsheet/contract/transfers";
import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { publications } from "./publications.ts";

/** Imports and exports as archives: what was asked for, how far it is, what came of it. Reports and archives lie in storage. */
export const transfers = pgTable(
  "transfers",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    kind: text().$type<TransferKind>().notNull(),
    status: text().$type<TransferStatus>().notNull(),
    /** What it does, or did last: an archive is looked at before it is imported. */
    step: text().$type<TransferStep>().notNull(),
    /** Of the step that runs. */
    phase: text().$type<TransferPhase>(),
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    counts: jsonb().$type<TransferCounts>(),
    fileName: text().notNull(),
    /** Of the archive; null while there is none. */
    bytes: bigint({ mode: "number" }),
    /** Of an archive that is uploaded: the digest of the digests of its pieces, as its sender says. */
    fingerprint: text(),
    /** Numbers of the pieces that are stored. */
    received: integer().array().notNull().default([]),
    options: jsonb().$type<TransferOptions>(),
    /** Why it failed, as a sentence. */
    problem: text(),
    /** Somebody wants it to stop; it does so at its next step. */
    stopping: boolean().notNull().default(false),
    /** The archive, or pieces of it, are in storage. */
    stored: boolean().notNull().default(false),
    hasReport: boolean().notNull().default(false),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    createdAt: instant().notNull(),
    /** When the step began for the first time; later attempts go on from there. */
    startedAt: instant(),
    /** When the step was last heard of. */
    beatAt: instant(),
    endedAt: instant(),
    /** When the archive leaves storage, or a step that nobody asked for any more is given up. */
    expiresAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    // One at a time: what an export reads and an import writes would otherwise be neither before nor after.
    uniqueIndex("transfers_active").on(t.publicationId).where(sql`${t.status} in ('queued', 'running')`),
    index("transfers_created").on(t.publicationId, t.createdAt.desc(), t.id.desc()),
    index("transfers_person").on(t.publicationId, t.createdBy, t.fingerprint),
    index("transfers_expiry").on(t.publicationId, t.expiresAt).where(sql`${t.stored}`),
    check("transfers_kind", sql`${t.kind} in ('import', 'export')`),
    check(
      "transfers_status",
      sql`${t.status} in ('uploading', 'queued', 'running', 'looked', 'done', 'failed', 'cancelled')`,
    ),
    check("transfers_step", sql`${t.step} in ('upload', 'look', 'import', 'export')`),
    scopedPolicy(),
  ],
);
