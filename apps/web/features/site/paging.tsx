import type { SiteView } from "./view.ts";

export interface Paging {
  /** Path of the list and its other parameters. */
  base: string;
  page: number;
  hasOlder: boolean;
}

/** Address of one page of a list; page 1 is the list itself. */
export function pageAddress(base: string, page: number): string {
  if (page === 1) return base;
  return `${base}${base.includes("?") ? "&" : "?"}page=${page}`;
}

export const newerAddress = ({ base, page }: Paging) => (page > 1 ? pageAddress(base, page - 1) : null);
export const olderAddress = ({ base, page, hasOlder }: Paging) =>
  hasOlder ? pageAddress(base, page + 1) : null;

interface PagingLinksProps {
  view: SiteView;
  paging: Paging;
  newer?: string;
  older?: string;
}

export function PagingLinks({
  view: { t },
  paging,
  newer = t("newer"),
  older = t("older"),
}: PagingLinksProps) {
  const [before, after] = [newerAddress(paging), olderAddress(paging)];
  if (!before && !after) return null;
  return (
    <nav className="paging" aria-label={t("pages")}>
      {before ? (
        <a className="paging-newer" href={before} rel="prev">
          {newer}
        </a>
      ) : (
        <span />
      )}
      <span className="paging-here">{t("page", { page: paging.page })}</span>
      {after ? (
        <a className="paging-older" href={after} rel="next">
          {older}
        </a>
      ) : (
        <span />
      )}
    </nav>
  );
}
