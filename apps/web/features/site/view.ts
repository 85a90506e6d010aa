import type { HomeLayout, NavigationItem, ThemeName } from "@broadsheet/contract/publications";
import type { PublicationContext } from "@broadsheet/core/kernel/context";
import { accentProperties } from "./accent.ts";
import { directionOf, type Locale, languageOf } from "./dates.ts";
import { type Translate, textsFor } from "./i18n/messages.ts";
import { themes } from "./themes/registry.ts";
import type { Theme } from "./themes/theme.ts";

/** What every page of a publication shares: made once, not with each page. */
export interface SiteView {
  readonly publication: PublicationContext;
  /** A valid tag, and the direction it is written in. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly locale: Locale;
  readonly t: Translate;
  /** The language of the words that `t` says: English for a language without a catalogue. */
  readonly spoken: string;
  /** Words of the browser's script, as JSON. */
  readonly browserTexts: string;
  readonly themeName: ThemeName;
  readonly theme: Theme;
  readonly layout: HomeLayout;
  /** Custom properties of the root element. */
  readonly accent: Readonly<Record<string, string>>;
  /** Ways into the publication. */
  readonly menu: readonly NavigationItem[];
  /** Paragraphs of the footer. */
  readonly footer: readonly string[];
}

const known = new Map<string, { view: SiteView; publication: PublicationContext; as: string }>();

/** The view of a publication as it is now: what was made before serves until something of it has changed. */
export function viewOf(publication: PublicationContext): SiteView {
  const last = known.get(publication.id);
  if (last?.publication === publication) return last.view;
  // A cache may hand out the same publication as another object each time.
  const as = JSON.stringify(publication);
  const view = last?.as === as ? last.view : makeView(publication);
  if (known.size >= 1000) known.clear();
  known.set(publication.id, { view, publication, as });
  return view;
}

function makeView(publication: PublicationContext): SiteView {
  const { settings } = publication;
  const language = languageOf(settings.language) ?? "en";
  const { t, browser, spoken } = textsFor(language);
  const theme = themes[settings.theme];
  return {
    publication,
    language,
    direction: directionOf(language),
    locale: { language, timezone: settings.timezone },
    t,
    spoken,
    browserTexts: browser,
    themeName: settings.theme,
    theme,
    layout: settings.homeLayout,
    accent: accentProperties(settings.accentColor, theme.tokens.colours),
    menu: [
      ...settings.navigation,
      { label: t("archive"), href: "/archive" },
      { label: t("search"), href: "/search" },
    ],
    footer: settings.footerText
      .split(/\n\s*\n/)
      .map((part) => part.trim())
      .filter(Boolean),
  };
}
