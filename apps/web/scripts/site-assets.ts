/**
 * Builds the reader site's style sheet and scripts: `features/site/styles/site.css`, `features/site/browser/site.ts` and `search.ts` become
 * `public/assets/<name>-<hash>.*`, with the fonts they use, and `features/site/assets.json` names them.
 */
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { BuildOptions, Metafile, Plugin } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const outdir = `${root}public/assets`;
const manifestFile = `${root}features/site/assets.json`;

const entryPoints = {
  site: "features/site/browser/site.ts",
  "site-search": "features/site/browser/search.ts",
  "site-style": "features/site/styles/site.css",
};

/** Addresses of the built files, as pages link them. */
export interface SiteAssets {
  style: string;
  script: string;
  /** Loaded when somebody begins to search. */
  search: string;
}

function manifestOf({ outputs }: Metafile): SiteAssets {
  const addressOf = (source: string) => {
    const built = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
    if (!built) throw new Error(`the build of the reader site's assets made nothing of ${source}`);
    return `/${built[0].replace(/^public\//, "")}`;
  };
  return {
    style: addressOf(entryPoints["site-style"]),
    script: addressOf(entryPoints.site),
    search: addressOf(entryPoints["site-search"]),
  };
}

/** Writes the manifest, in one step so that a reader never sees half of it, and drops files of earlier builds. */
function manifest(keepOld: boolean): Plugin {
  return {
    name: "manifest",
    setup(build) {
      build.onEnd(async ({ metafile, errors }) => {
        if (!metafile || errors.length > 0) return;
        await writeFile(`${manifestFile}.new`, `${JSON.stringify(manifestOf(metafile))}\n`);
        await rename(`${manifestFile}.new`, manifestFile);
        if (keepOld) return;
        const current = new Set(Object.keys(metafile.outputs).map((file) => file.replace(/^.*\//, "")));
        const stale = (await readdir(outdir)).filter((file) => !current.has(file));
        await Promise.all(stale.map((file) => rm(`${outdir}/${file}`)));
      });
    },
  };
}

function options(dev: boolean): BuildOptions {
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
    plugins: [manifest(dev)],
  };
}

/** Builds once. Throws when a source does not compile. */
export async function buildSiteAssets(): Promise<void> {
  const { build } = await import("esbuild");
  await mkdir(outdir, { recursive: true });
  await build(options(false));
}

/** Builds now and after every change of a source; returns what ends that. */
export async function watchSiteAssets(): Promise<() => Promise<void>> {
  const { context } = await import("esbuild");
  await mkdir(outdir, { recursive: true });
  const watcher = await context(options(true));
  await watcher.watch();
  return () => watcher.dispose();
}

if (import.meta.main) await buildSiteAssets();
