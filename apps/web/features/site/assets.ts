import type { ThemeName } from "@broadsheet/contract/publications";
import built from "./assets.json" with { type: "json" };

export interface ThemeAssets {
  readonly style: string;
  /** Faces that every page of the theme shows. */
  readonly fonts: readonly string[];
}

/** Addresses of the reader site's style sheets, faces and scripts; they change with their content and may be cached for ever. */
export const siteAssets: {
  readonly script: string;
  /** Loaded when somebody begins to search. */
  readonly search: string;
  /** Style sheet of the page for developers, beside the theme's. */
  readonly developers: string;
  readonly themes: Readonly<Record<ThemeName, ThemeAssets>>;
} = built;
