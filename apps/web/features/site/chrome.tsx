import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { siteAssets } from "./assets.ts";
import { feedKinds } from "./head.tsx";
import { texts } from "./texts.ts";

interface HeaderProps {
  publication: PublicationContext;
  path?: string | undefined;
}

/** Name of the publication and the ways into it. */
export function SiteHeader({ publication, path }: HeaderProps) {
  const { name, settings } = publication;
  const items = [
    ...settings.navigation,
    { label: texts.archive, href: "/archive" },
    { label: texts.search, href: "/search" },
  ];
  return (
    <header className="masthead">
      <a className="masthead-name" href="/" aria-current={path === "/" ? "page" : undefined}>
        {settings.logoUrl ? <img className="masthead-logo" src={settings.logoUrl} alt={name} /> : name}
      </a>
      <nav className="masthead-nav" aria-label={texts.navigation}>
        <ul>
          {items.map(({ label, href }, index) => (
            <li key={index}>
              <a href={href} aria-current={href === path ? "page" : undefined}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

export function SiteFooter({ publication }: { publication: PublicationContext }) {
  const { name, settings } = publication;
  return (
    <footer className="footer">
      <div className="footer-text">
        <p className="footer-name">{name}</p>
        {settings.footerText
          .split(/\n\s*\n/)
          .filter((part) => part.trim() !== "")
          .map((part) => (
            <p key={part}>{part.trim()}</p>
          ))}
      </div>
      <nav className="footer-feeds" aria-label={texts.feeds}>
        <ul>
          {feedKinds.map(({ file, name: kind }) => (
            <li key={file}>
              <a href={`/${file}`}>{kind}</a>
            </li>
          ))}
        </ul>
      </nav>
      <ThemeSwitch />
      <p className="footer-made">{texts.powered}</p>
    </footer>
  );
}

/** Changes the page's colours by style sheet alone; the script remembers the choice. */
function ThemeSwitch() {
  const choices = [
    ["auto", texts.themeAuto],
    ["light", texts.themeLight],
    ["dark", texts.themeDark],
  ] as const;
  return (
    <fieldset className="theme">
      <legend>{texts.theme}</legend>
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

/** A search that works by itself: it opens the page of its results. */
export function SearchForm({
  query = "",
  id = "site-search",
  kept = {},
}: {
  query?: string;
  id?: string;
  /** Other parameters that the next search keeps. */
  kept?: Readonly<Record<string, string>>;
}) {
  return (
    <search>
      <form className="search-form" data-suggest={siteAssets.search} action="/search" method="get">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="visually-hidden" htmlFor={id}>
          {texts.searchLabel}
        </label>
        <input
          id={id}
          type="search"
          name="q"
          defaultValue={query}
          maxLength={200}
          placeholder={texts.searchLabel}
        />
        <button type="submit">{texts.search}</button>
      </form>
    </search>
  );
}
