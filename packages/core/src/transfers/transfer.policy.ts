import { AppError } from "@broadsheet/contract/errors";
import type { Permission } from "@broadsheet/contract/permissions";
import type { TransferKind, TransferStatus } from "@broadsheet/contract/transfers";
import { type Actor, can } from "../kernel/actor.ts";

const dayMs = 86_400_000;
/** How long an archive that was exported can be downloaded. */
const exportDays = 7;
/** How long an archive that was uploaded can be imported, from the last time something was done with it. */
const importDays = 3;
/** A step of which nothing was heard for this long is in nobody's hands at the moment. */
const stalledAfterMs = 60_000;
export const permissionFor: Readonly<Record<TransferKind, Permission>> = {
  import: "publication:import",
  export: "publication:export",
};

/** The kinds somebody may see and do. FORBIDDEN when that is none. */
export function kindsFor(actor: Actor): TransferKind[] {
  const kinds = (["import", "export"] as const).filter((kind) => can(actor, permissionFor[kind]));
  if (kinds.length === 0) throw new AppError(actor.kind === "anonymous" ? "UNAUTHENTICATED" : "FORBIDDEN");
  return kinds;
}

export const expiryOf = (kind: TransferKind, now: Date) =>
  new Date(now.getTime() + (kind === "export" ? exportDays : importDays) * dayMs).toISOString();

export const isActive = (status: TransferStatus) => status === "queued" || status === "running";

interface Heard {
  status: TransferStatus;
  beatAt: string | null;
  createdAt: string;
}

const silentFor = ({ status, beatAt, createdAt }: Heard, now: Date): number =>
  isActive(status) ? now.getTime() - Date.parse(beatAt ?? createdAt) : 0;

/** Whether a run that should be going on was last heard of too long ago. */
export const isStalled = (row: Heard, now: Date): boolean => silentFor(row, now) > stalledAfterMs;

/** Whether it is so long ago that nobody will take it up any more. */
export const isLost = (row: Heard, now: Date): boolean => silentFor(row, now) > dayMs;

/** Whether an archive that was sent can be looked at or imported: it is whole, and nothing is done with it already. */
export const canBeRead = (status: TransferStatus) =>
  status === "uploading" || status === "looked" || status === "failed" || status === "cancelled";
