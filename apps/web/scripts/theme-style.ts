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

/** `@import "theme:<name>"` in a style sheet brings the tokens of the theme of that name. */
export function themeStyle(onBuilt: (theme: string, preloaded: readonly string[]) => void): Plugin {
  return {
    name: "theme-style",
    setup(build) {
      build.onResolve({ filter: /^theme:/ }, ({ path }) => ({
        path: path.slice("theme:".length),
        namespace: "theme",
      }));
      build.onLoad({ filter: /.*/, namespace: "theme" }, async ({ path: name }) => {
        const tokens = new Map<string, ThemeTokens>(Object.entries(themeTokens)).get(name);
        if (!tokens) throw new Error(`there is no theme called ${name}`);
        const faces = await buildFaces(tokens.faces);
        onBuilt(name, faces.preloaded);
        return { contents: styleOf(tokens, faces), loader: "css", resolveDir: "/" };
      });
    },
  };
}
