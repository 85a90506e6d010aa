import type { ThemeName } from "@broadsheet/contract/publications";
import { broadsheet } from "./broadsheet/theme.ts";
import { signal } from "./signal/theme.ts";
import type { Theme } from "./theme.ts";

/** The built-in themes, by the name that a publication's settings hold. */
export const themes: Readonly<Record<ThemeName, Theme>> = { broadsheet, signal };
