import { feedKinds } from "./addresses.ts";
import { siteAssets } from "./assets.ts";
import type { SiteView } from "./view.ts";

/** Links into the publication; the one to the page itself is marked. */
export function Menu({ view, path }: { view: SiteView; path: string | undefined }) {
  return (
    <nav className="menu" aria-label={view.t("navigation")}>
      <ul>
        {view.menu.map(({ label, href }, index) => (
          <li key={index}>
            <a href={href} aria-current={href === path ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The publication's logo, or its name. */
export function NameOrLogo({ view: { publication } }: { view: SiteView }) {
  const { name, settings } = publication;
  return settings.logoUrl ? <img className="logo" src={settings.logoUrl} alt={name} /> : name;
}

export function FeedLinks({ view }: { view: SiteView }) {
  return (
    <nav className="feeds" aria-label={view.t("feeds")}>
      <ul>
        {feedKinds.map(({ file, name }) => (
          <li key={file}>
            <a href={`/${file}`}>{name}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Changes the page's colours by style sheet alone; the script remembers the choice. */
export function ThemeSwitch({ view: { t } }: { view: SiteView }) {
  const choices = [
    ["auto", t("themeAuto")],
    ["light", t("themeLight")],
    ["dark", t("themeDark")],
  ] as const;
  return (
    <fieldset className="theme">
      <legend>{t("theme")}</legend>
      {choices.map(([value, label]) => (
        <label key={value}>
          <input
            type="radio"
            name="site-theme"
            value={value}
            className={`theme-${value}`}
            defaultChecked={value === "auto"}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SearchFormProps {
  view: SiteView;
  query?: string;
  id?: string;
  /** Other parameters that the next search keeps. */
  kept?: Readonly<Record<string, string>>;
}

/** A search that works by itself: it opens the page of its results. */
export function SearchForm({ view: { t }, query = "", id = "site-search", kept = {} }: SearchFormProps) {
  return (
    <search>
      <form className="search-form" data-suggest={siteAssets.search} action="/search" method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="visually-hidden" htmlFor={id}>
          {t("searchLabel")}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder={t("searchLabel")}
        />
        <button type="submit">{t("search")}</button>
      </form>
    </search>
  );
}
