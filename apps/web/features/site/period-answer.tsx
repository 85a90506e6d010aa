import { listHeaders, listPage } from "./list-answers.tsx";
import { PeriodPage } from "./pages/archive-page.tsx";
import { renderDocument } from "./render-document.tsx";
import { siteRoute } from "./site-route.tsx";

const pageSize = 100;

/** The first day of a month (1-13, where 13 is January of the next year). */
const firstDay = (year: number, month: number): string =>
  month > 12
    ? firstDay(year + 1, month - 12)
    : `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-01`;

/** GET handler of `/archive/2026` and `/archive/2026/03`. */
export const periodRoute = siteRoute(async (site) => {
  const [, years = "", months] = site.segments;
  if (!/^[1-9]\d{3}$/.test(years) || (months !== undefined && !/^(0[1-9]|1[0-2])$/.test(months))) return null;
  const year = Number(years);
  const month = months === undefined ? undefined : Number(months);
  const range =
    month === undefined
      ? { from: firstDay(year, 1), before: firstDay(year, 13) }
      : { from: firstDay(year, month), before: firstDay(year, month + 1) };
  const list = await listPage(site, range, pageSize);
  if (!list || list.items.length === 0) return null;
  const page = <PeriodPage publication={site.ctx.publication} list={list} year={year} month={month} />;
  return renderDocument(page, { request: site.request, headers: listHeaders(site) });
});
