import type { SiteSearchCounts } from "@broadsheet/contract/site";
import { type SearchFilters, searchAddress } from "../search-address.ts";
import type { SiteView } from "../view.ts";

interface SearchFiltersProps {
  view: SiteView;
  query: string;
  filters: SearchFilters;
  /** Names of the tag and author in `filters`. */
  names: { tag?: string | undefined; author?: string | undefined };
  counts: SiteSearchCounts;
}

interface Choice {
  key: string;
  name: string;
  count: number;
  with: SearchFilters;
}

/** Ways to fewer results, each with how many they are, and out of the filters there are. */
export function SearchFilterLinks({ view: { t }, query, filters, names, counts }: SearchFiltersProps) {
  const set = (["tag", "author", "year"] as const).flatMap((kind) => {
    const value = filters[kind];
    if (value === undefined) return [];
    const name = kind === "year" ? String(value) : (names[kind] ?? String(value));
    return [{ kind, name, without: { ...filters, [kind]: undefined } }];
  });
  const groups = [
    {
      title: t("tags"),
      choices: filters.tag
        ? []
        : counts.tags.map((tag) => ({ ...tag, key: tag.slug, with: { ...filters, tag: tag.slug } })),
    },
    {
      title: t("authors"),
      choices: filters.author
        ? []
        : counts.authors.map((author) => ({
            ...author,
            key: author.slug,
            with: { ...filters, author: author.slug },
          })),
    },
    {
      title: t("years"),
      choices: filters.year
        ? []
        : counts.years.map(({ year, count }) => ({
            key: String(year),
            name: String(year),
            count,
            with: { ...filters, year },
          })),
    },
  ];
  const shown = groups.filter(({ choices }) => choices.length > 1);
  if (set.length === 0 && shown.length === 0) return null;
  return (
    <nav className="filters" aria-label={t("narrow")}>
      {set.length > 0 && (
        <ul className="filters-set">
          {set.map(({ kind, name, without }) => (
            <li key={kind}>
              <a
                href={searchAddress(query, without)}
                rel="nofollow"
                aria-label={t("withoutFilter", { name })}
              >
                {name} <span aria-hidden="true">×</span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {shown.map(({ title, choices }) => (
        <FilterGroup key={title} title={title} choices={choices} query={query} />
      ))}
    </nav>
  );
}

function FilterGroup({
  title,
  choices,
  query,
}: {
  title: string;
  choices: readonly Choice[];
  query: string;
}) {
  return (
    <details className="filters-group">
      <summary>{title}</summary>
      <ul>
        {choices.map((choice) => (
          <li key={choice.key}>
            <a href={searchAddress(query, choice.with)} rel="nofollow">
              {choice.name} <span className="filters-count">{choice.count}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
