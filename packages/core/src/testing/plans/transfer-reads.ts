import {
  countTransferUploads,
  findTransfer,
  findTransferUpload,
  listExpiredTransfers,
  listTransfers,
  readActiveTransfer,
  readTransfer,
} from "../../transfers/transfer.reads.ts";
import type { LargeWorld } from "./world.ts";

type Read = (world: LargeWorld) => Promise<unknown>;

/** Reads of imports and exports, as `reads` has those of everything else. */
export const transferReads: Readonly<Record<string, Read>> = {
  listTransfers: (w) =>
    listTransfers(w.tx, w.publicationId, { kinds: ["import", "export"], limit: 50, now: new Date(w.now) }),
  readTransfer: (w) => readTransfer(w.tx, w.publicationId, w.id, new Date(w.now)),
  readActiveTransfer: (w) => readActiveTransfer(w.tx, w.publicationId, new Date(w.now)),
  findTransfer: (w) => findTransfer(w.tx, w.publicationId, w.id),
  findTransferUpload: (w) =>
    findTransferUpload(w.tx, w.publicationId, { userId: w.userId, fingerprint: "none", bytes: 1 }),
  countTransferUploads: (w) => countTransferUploads(w.tx, w.publicationId, w.userId),
  listExpiredTransfers: (w) => listExpiredTransfers(w.tx, w.publicationId, w.now),
};
