import { maxMediaBytes } from "@broadsheet/contract/vocabulary";

export interface ArchiveLimits {
  /** Files and folders in it. */
  entries: number;
  /** Of everything in it together, unpacked. */
  totalBytes: number;
  /** Of one file; a larger one is left out, as nothing here could use it. */
  fileBytes: number;
  /** How many times its packed size everything together may have; what is beyond that was made to fill a disk. */
  ratio: number;
  /** Up to this size it may be packed as tightly as it likes. */
  ratioFromBytes: number;
}

/** What an archive may hold, by how large it may be. Text packs to a tenth; pictures do not pack at all. */
export const limitsFor = (maxArchiveBytes: number): ArchiveLimits => ({
  entries: 100_000,
  totalBytes: maxArchiveBytes * 4,
  fileBytes: maxMediaBytes,
  ratio: 200,
  ratioFromBytes: 64 * 1024 * 1024,
});
