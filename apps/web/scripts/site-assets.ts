/**
 * Builds the reader site's style sheets and scripts: `features/site/themes/<name>/theme.css`, `features/site/browser/site.ts` and `search.ts`
 * become `public/assets/<name>-<hash>.*`, with the faces they use, and `features/site/assets.json` names them.
 */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { themeNames } from "@broadsheet/contract/publications";
import type { BuildOptions, Metafile, Plugin } from "esbuild";
import { writeShareFonts } from "./share-fonts.ts";
import { type ThemeStyle, themeImports, themeStyles } from "./theme-style.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const outdir = `${root}public/assets`;
const manifestFile = `${root}features/site/assets.json`;

const styleSource = (theme: string) => `features/site/themes/${theme}/theme.css`;

const entryPoints = {
  site: "features/site/browser/site.ts",
  "site-search": "features/site/browser/search.ts",
  developers: "features/site/developers/developers.css",
  ...Object.fromEntries(themeNames.map((name) => [`theme-${name}`, styleSource(name)])),
};

/** Addresses of the built files, as pages link them. */
export interface SiteAssets {
  script: string;
  /** Loaded when somebody begins to search. */
  search: string;
  /** Style sheet of the page for developers. */
  developers: string;
  themes: Record<string, { style: string; fonts: string[] }>;
}

type Styles = ReadonlyMap<string, ThemeStyle>;

function manifestOf({ outputs }: Metafile, styles: Styles): SiteAssets {
  const address = (what: string, is: (output: Metafile["outputs"][string]) => boolean) => {
    const built = Object.entries(outputs).find(([file, output]) => !file.endsWith(".map") && is(output));
    if (!built) throw new Error(`the build of the reader site's assets made no ${what}`);
    return `/${built[0].replace(/^public\//, "")}`;
  };
  const builtFrom = (source: string) => address(source, ({ entryPoint }) => entryPoint === source);
  return {
    script: builtFrom(entryPoints.site),
    search: builtFrom(entryPoints["site-search"]),
    developers: builtFrom(entryPoints.developers),
    themes: Object.fromEntries(
      themeNames.map((name) => [
        name,
        {
          style: builtFrom(styleSource(name)),
          fonts: (styles.get(name)?.preloaded ?? []).map((font) => {
            const file = path.basename(font);
            return address(file, ({ inputs }) =>
              Object.keys(inputs).some((input) => input.endsWith(`/${file}`)),
            );
          }),
        },
      ]),
    ),
  };
}

/** Writes the manifest, in one step so that a reader never sees half of it, and drops files of earlier builds. */
function manifest(keepOld: boolean, styles: Styles): Plugin {
  return {
    name: "manifest",
    setup(build) {
      build.onEnd(async ({ metafile, errors }) => {
        if (!metafile || errors.length > 0) return;
        await writeFile(`${manifestFile}.new`, `${JSON.stringify(manifestOf(metafile, styles))}\n`);
        await rename(`${manifestFile}.new`, manifestFile);
        if (keepOld) return;
        const current = new Set(Object.keys(metafile.outputs).map((file) => file.replace(/^.*\//, "")));
        const stale = (await readdir(outdir)).filter((file) => !current.has(file));
        await Promise.all(stale.map((file) => rm(`${outdir}/${file}`)));
      });
    },
  };
}

function options(dev: boolean, styles: Styles): BuildOptions {
  return {
    absWorkingDir: root,
    entryPoints,
    outdir,
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    publicPath: "/assets",
    loader: { ".woff2": "file", ".svg": "file" },
    // Older browsers get the page without some of its finish.
    target: ["chrome123", "firefox121", "safari17.5"],
    format: "iife",
    bundle: true,
    minify: !dev,
    metafile: true,
    logLevel: "warning",
    plugins: [themeImports(styles), manifest(dev, styles)],
  };
}

/** Builds once. Throws when a source does not compile. */
export async function buildSiteAssets(): Promise<void> {
  const { build } = await import("esbuild");
  await mkdir(outdir, { recursive: true });
  await Promise.all([build(options(false, await themeStyles())), writeShareFonts()]);
}

/** Builds now and after every change of a source; returns what ends that. */
export async function watchSiteAssets(): Promise<() => Promise<void>> {
  const { context } = await import("esbuild");
  await mkdir(outdir, { recursive: true });
  const watcher = await context(options(true, await themeStyles()));
  await Promise.all([watcher.watch(), writeShareFonts()]);
  return () => watcher.dispose();
}

if (import.meta.main) await buildSiteAssets();
