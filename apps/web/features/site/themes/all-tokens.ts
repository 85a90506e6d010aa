import type { ThemeName } from "@broadsheet/contract/publications";
import { tokens as broadsheet } from "./broadsheet/tokens.ts";
import { tokens as signal } from "./signal/tokens.ts";
import type { ThemeTokens } from "./tokens.ts";

/** The tokens alone, for the build of the style sheets and for the studio, which have no use for the components. */
export const themeTokens: Readonly<Record<ThemeName, ThemeTokens>> = { broadsheet, signal };
