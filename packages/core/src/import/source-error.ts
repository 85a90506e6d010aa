/** Why one file cannot be imported; the rest of the folder can. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  /** In the file, from 1. */
  readonly line: number;

  constructor(reason: string, line = 1) {
    super(reason);
    this.line = line;
  }
}

/** Something a reader or writer might miss after the import. `line` counts from 1 in the file. */
export interface Notice {
  line: number;
  reason: string;
}
