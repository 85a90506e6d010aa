/** Why an archive cannot be taken, as a sentence for the person who sent it. */
export class ArchiveError extends Error {
  override readonly name = "ArchiveError";
}
