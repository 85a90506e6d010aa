/** What a theme is made of beside its components: colours and faces. `scripts/site-assets.ts` writes them into the theme's style sheet. */

/** Each becomes a custom property of its name: `--paper`. The studio's tokens (packages/ui/src/tokens.css) have the same names. */
export const colourNames = [
  "paper",
  "surface",
  "raised",
  "sunken",
  "line",
  "line-strong",
  "ink",
  "ink-soft",
  "ink-faint",
  "danger",
  "danger-soft",
  "warning",
  "warning-soft",
  "success",
  "success-soft",
  "notice",
  "notice-soft",
  "violet",
  "violet-soft",
] as const;
export type ColourName = (typeof colourNames)[number];

/** `#rrggbb`, for light and for dark. */
export type ColourPair = readonly [light: string, dark: string];

/** A range of a variable face's axis, or the one value it is frozen at. */
export type Axis = number | { readonly min: number; readonly max: number };

/** One file of a typeface, cut to the letters of western Europe; other scripts load the package's own files when a page needs them. */
export interface Face {
  /** As the style sheet calls it; faces of one family differ in weight or style. */
  family: string;
  /** A @fontsource package and the name of its Latin file, `latin` standing where the script is named. */
  package: string;
  file: string;
  axes: Readonly<Record<string, Axis>>;
  /** The `font-weight` it stands for: one, or a range. */
  weight: string;
  style: "normal" | "italic";
  /** It is on every page: browsers are told of it before they read the style sheet. */
  preload: boolean;
  /** What stands in until it is there, stretched to its measures. */
  fallback: "serif" | "sans";
}

export interface ThemeTokens {
  colours: Readonly<Record<ColourName, ColourPair>>;
  faces: readonly Face[];
  /** Families by their use, each one of `faces`. */
  fonts: Readonly<Record<"text" | "display" | "sans", string>>;
}
