import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { id, instant, line, webAddress } from "./primitives.ts";
import {
  transferCountNames,
  transferKinds,
  transferPhases,
  transferStatuses,
  transferSteps,
} from "./vocabulary.ts";

export const transferKind = z.enum(transferKinds);
export type TransferKind = z.infer<typeof transferKind>;
export const transferStatus = z.enum(transferStatuses);
export type TransferStatus = z.infer<typeof transferStatus>;
export const transferStep = z.enum(transferSteps);
export type TransferStep = z.infer<typeof transferStep>;
export const transferPhase = z.enum(transferPhases);
export type TransferPhase = z.infer<typeof transferPhase>;

/** What was made or found so far; names that say nothing for its kind are missing. */
export const transferCounts = z.partialRecord(z.enum(transferCountNames), z.number().int().min(0));
export type TransferCounts = z.infer<typeof transferCounts>;

export const transferOptions = z.object({
  /** What the archive's folder is called: a later import under the same name finds what this one brought. */
  source: line(200).pipe(z.string().min(1, { error: "Give the source a name" })),
  /** Take the files' text also where a post was edited here since. */
  overwrite: z.boolean().default(false),
  /** The pattern of the addresses posts had, such as `/blog/:path/`. */
  permalink: line(200)
    .nullable()
    .default(null)
    .transform((value) => value || null),
  /** Where the site was: links to it count as links between posts. */
  siteUrls: z.array(webAddress).max(20).default([]),
  /** Whose name stands over posts that name nobody; null: the publication's. */
  author: line(100)
    .nullable()
    .default(null)
    .transform((value) => value || null),
});
export type TransferOptions = z.output<typeof transferOptions>;

export const transfer = z.object({
  id,
  kind: transferKind,
  status: transferStatus,
  step: transferStep,
  /** Null while nothing runs. */
  phase: transferPhase.nullable(),
  /** Of the phase, of `total`; both 0 where nothing can be counted. */
  done: z.number().int(),
  total: z.number().int(),
  counts: transferCounts.nullable(),
  fileName: z.string(),
  /** Of the archive; null while there is none. */
  bytes: z.number().int().nullable(),
  options: transferOptions.nullable(),
  /** Why it failed. */
  problem: z.string().nullable(),
  /** Somebody wants it to stop, and it will at its next step. */
  stopping: z.boolean(),
  /** It should run, but nothing was heard of it for a while: whoever ran it is gone, and somebody else takes it up. */
  stalled: z.boolean(),
  /** The archive is there: to download, or to import (again). */
  stored: z.boolean(),
  hasReport: z.boolean(),
  /** Null for somebody who is gone. */
  by: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
  /** When the archive is deleted. */
  expiresAt: instant.nullable(),
});
export type Transfer = z.infer<typeof transfer>;

export const listTransfersInput = pageInput;
export const listTransfersOutput = pageOf(transfer);

export const transferRefInput = z.object({ id });

/** What goes on now, and what this installation takes. */
export const currentTransfers = z.object({
  /** The one that is queued or runs; a publication has one at a time. */
  active: transfer.nullable(),
  /** Largest archive taken, in bytes. */
  maxBytes: z.number().int(),
});

const digest = z.string().regex(/^[0-9a-f]{64}$/, { error: "This is not a SHA-256" });
export const startTransferInput = z.object({
  fileName: line(300)
    .pipe(z.string().min(1))
    .refine((name) => /\.zip$/i.test(name), { error: "Choose a .zip file" }),
  bytes: z.number().int().min(1, { error: "This file is empty" }),
  /** SHA-256 of the hexadecimal SHA-256s of all pieces, one after the other; null where the browser can make none. */
  fingerprint: digest.nullable(),
});
export const startTransferOutput = z.object({
  id,
  pieceBytes: z.number().int(),
  pieces: z.number().int(),
  /** Numbers of the pieces that are there, from 0. */
  received: z.array(z.number().int()),
});
export const transferPieceInput = z.object({
  id,
  number: z.coerce.number().int().min(0).max(1_000_000),
  sha256: digest.nullable(),
});

export const runImportInput = z.object({ id, options: transferOptions });

/** A line of a report: of which file, and why. */
export const transferNotice = z.object({ file: z.string(), line: z.number().int(), reason: z.string() });
export const transferPost = z.object({
  file: z.string(),
  title: z.string(),
  kind: z.enum(["post", "page"]),
  status: z.string(),
  /** Null in a dry run. */
  id: id.nullable(),
});
const some = <T extends z.ZodType>(item: T) => z.object({ total: z.number().int(), items: z.array(item) });
/** The first of each; all of them are in the file. */
export const transferReport = z.object({
  dryRun: z.boolean(),
  /** It was stopped before its end. */
  stopped: z.boolean(),
  seconds: z.number(),
  made: some(transferPost),
  changed: some(transferPost),
  skipped: some(transferNotice),
  warnings: some(transferNotice),
  /** Of an import: files of an earlier one that are gone. Of an export: media that are not stored any more. */
  missing: some(z.string()),
});
export type TransferReport = z.infer<typeof transferReport>;
