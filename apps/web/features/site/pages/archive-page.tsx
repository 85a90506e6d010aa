import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { PostList } from "@broadsheet/core/site/post-list.reads";
import type { ArchiveMonth } from "@broadsheet/core/site/tag-and-author.reads";
import { Breadcrumbs } from "../breadcrumbs.tsx";
import { dayOfMonth, monthName } from "../dates.ts";
import { SiteDocument } from "../document.tsx";
import { breadcrumbs } from "../json-ld.ts";
import { newerAddress, olderAddress, PagingLinks, pageAddress } from "../paging.tsx";
import { viewOf } from "../view.ts";

const monthPath = (year: number, month: number) => `/archive/${year}/${String(month).padStart(2, "0")}`;

/** Every year and month in which something was published. */
export function ArchivePage({
  publication,
  months,
}: {
  publication: PublicationContext;
  months: ArchiveMonth[];
}) {
  const years = [...Map.groupBy(months, ({ year }) => year)];
  const view = viewOf(publication);
  const { t, language } = view;
  const crumbs = breadcrumbs(publication, [{ name: t("archive"), path: "/archive" }]);
  return (
    <SiteDocument
      publication={publication}
      path="/archive"
      head={{ title: t("archive"), canonical: "/archive", jsonLd: [crumbs] }}
    >
      <view.theme.Heading view={view} title={t("archive")}>
        {months.length === 0 && <p className="page-head-text">{t("noPosts")}</p>}
      </view.theme.Heading>
      {years.map(([year, ofYear]) => (
        <section key={year} className="archive-year">
          <h2>
            <a href={`/archive/${year}`}>{year}</a>
          </h2>
          <ul className="archive-months">
            {ofYear.map(({ month, count }) => (
              <li key={month}>
                <a href={monthPath(year, month)}>{monthName(year, month, language)}</a>
                <span className="archive-count">{t("posts", { count })}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </SiteDocument>
  );
}

interface PeriodPageProps {
  publication: PublicationContext;
  list: PostList;
  year: number;
  /** 1-12; undefined for a whole year. */
  month: number | undefined;
}

/** The titles of one year or month. */
export function PeriodPage({ publication, list, year, month }: PeriodPageProps) {
  const view = viewOf(publication);
  const { t } = view;
  const path = month === undefined ? `/archive/${year}` : monthPath(year, month);
  const name = month === undefined ? String(year) : monthName(year, month, view.language, true);
  const steps = [
    { name: t("archive"), path: "/archive" },
    ...(month === undefined ? [] : [{ name: String(year), path: `/archive/${year}` }]),
  ];
  const paging = { base: path, page: list.page, hasOlder: list.hasOlder };
  return (
    <SiteDocument
      publication={publication}
      head={{
        title: t("archiveOf", { period: name }),
        canonical: pageAddress(path, list.page),
        previous: newerAddress(paging),
        next: olderAddress(paging),
        jsonLd: [breadcrumbs(publication, [...steps, { name, path }])],
      }}
    >
      <Breadcrumbs view={view} steps={[...steps, { name }]} />
      <view.theme.Heading view={view} title={name} />
      <ul className="archive-posts">
        {list.items.map((post) => (
          <li key={post.id}>
            <time dateTime={post.publishedAt}>{dayOfMonth(post.publishedAt, view.locale)}</time>
            <a href={post.path}>{post.title}</a>
          </li>
        ))}
      </ul>
      <PagingLinks view={view} paging={paging} />
    </SiteDocument>
  );
}
