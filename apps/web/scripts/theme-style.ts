import type { Plugin } from "esbuild";
import { themeTokens } from "../features/site/themes/all-tokens.ts";
import { colourNames, type ThemeTokens } from "../features/site/themes/tokens.ts";
import { type BuiltFaces, buildFaces } from "./site-fonts.ts";

const generic = { serif: "serif", sans: "sans-serif" };

/** The rules that a theme's tokens stand for: its faces, and custom properties with its colours and families. */
function styleOf(tokens: ThemeTokens, { css, standIns }: BuiltFaces): string {
  const colours = colourNames.map((name) => {
    const [light, dark] = tokens.colours[name];
    return `--${name}:light-dark(${light},${dark})`;
  });
  const fonts = Object.entries(tokens.fonts).map(([use, family]) => {
    const face = tokens.faces.find((each) => each.family === family);
    if (!face) throw new Error(`no face of a theme is called ${family}`);
    const families = [family, ...(standIns.get(family) ?? [])].map((name) => `"${name}"`);
    return `--font-${use}:${[...families, generic[face.fallback]].join(",")}`;
  });
  return `${css}\n:root{color-scheme:light dark;${[...colours, ...fonts].join(";")}}
[data-theme="light"]{color-scheme:light}[data-theme="dark"]{color-scheme:dark}`;
}

export interface ThemeStyle {
  css: string;
  /** Paths of the faces that every page of the theme shows. */
  preloaded: readonly string[];
}

/** The themes' styles by name. Their faces are files by then: esbuild does not see a file that is made while it builds. */
export async function themeStyles(): Promise<ReadonlyMap<string, ThemeStyle>> {
  const made = Object.entries(themeTokens).map(async ([name, tokens]) => {
    const faces = await buildFaces(tokens.faces);
    return [name, { css: styleOf(tokens, faces), preloaded: faces.preloaded }] as const;
  });
  return new Map(await Promise.all(made));
}

/** `@import "theme:<name>"` in a style sheet brings the tokens of the theme of that name. */
export function themeImports(styles: ReadonlyMap<string, ThemeStyle>): Plugin {
  return {
    name: "theme-imports",
    setup(build) {
      build.onResolve({ filter: /^theme:/ }, ({ path }) => ({
        path: path.slice("theme:".length),
        namespace: "theme",
      }));
      build.onLoad({ filter: /.*/, namespace: "theme" }, ({ path: name }) => {
        const style = styles.get(name);
        if (!style) throw new Error(`there is no theme called ${name}`);
        return { contents: style.css, loader: "css", resolveDir: "/" };
      });
    },
  };
}
