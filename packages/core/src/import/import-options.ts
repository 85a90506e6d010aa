export interface ImportOptions {
  /** Name of the source, by which a later import finds what this one brought. */
  source: string;
  dryRun: boolean;
  /** Take the files' text also for posts that were edited in Broadsheet since. */
  overwrite: boolean;
  /** The pattern of the addresses posts had, such as `/blog/:path/`; null when old addresses do not matter. */
  permalink: string | null;
  /** Hosts under which the imported site was reached. */
  siteHosts: readonly string[];
  /** Values of Liquid's `site.<name>`. */
  siteValues: ReadonlyMap<string, string>;
  /** Whose name stands over posts that name nobody; null: the publication's own. */
  defaultAuthor: string | null;
  /** For a run that goes on after its process died: when it first began (ISO 8601). What it brought since is told as brought, not as unchanged. */
  since?: string;
}
