import type { PostKind, PostStatus } from "@broadsheet/contract/posts";

export interface ImportedPost {
  file: string;
  id: string;
  kind: PostKind;
  slug: string | null;
  title: string;
  status: PostStatus;
}

export interface FileNotice {
  file: string;
  line: number;
  reason: string;
}

/** What an import did; of a dry run, what it would do. */
export interface ImportReport {
  publication: string;
  source: string;
  dryRun: boolean;
  /** It was ended before its end: what was not begun by then is in none of the lists. */
  stopped: boolean;
  files: number;
  imported: ImportedPost[];
  updated: ImportedPost[];
  /** How many files were as the last import left them. */
  unchanged: number;
  skipped: FileNotice[];
  warnings: FileNotice[];
  /** Files of an earlier import that are gone; their posts stay. */
  missing: string[];
  created: { authors: number; tags: number; media: number; redirects: number };
  seconds: number;
}
