// What script each screen of the studio brings with it, read from the build: no screen may be heavier than its budget.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { Problem, runMain } from "./lib/problem.mjs";
import { root } from "./lib/run.mjs";

const web = path.join(root, "apps/web");
const build = path.join(web, ".next");
const budget = 250_000;
/** Writing brings an editor and what merges the changes of several people. */
const editorBudget = 450_000;

/** @type {Map<string, Promise<number>>} */
const sizes = new Map();

/** @param {string} file */
function gzipSize(file) {
  const known = sizes.get(file) ?? readFile(path.join(build, file)).then((script) => gzipSync(script).length);
  sizes.set(file, known);
  return known;
}

/** @param {string} file */
async function read(file) {
  try {
    return await readFile(path.join(build, file), "utf8");
  } catch {
    throw new Problem(`${file} is not in the build of apps/web: run \`npm run build\` first.`);
  }
}

/**
 * What the document asks for (the runtime, layouts, page), and parts that `next/dynamic` shows at once. What comes on demand, when
 * somebody opens it or the browser is idle, is not in it.
 *
 * @param {string} route as its folder is called below `app`
 */
async function scriptsOf(route) {
  const folder = `server/app/${route}/page`;
  const { rootMainFiles } = JSON.parse(await read("build-manifest.json"));
  const references = await read(`${folder}_client-reference-manifest.js`);
  const { entryJSFiles } = JSON.parse(references.slice(references.indexOf("] = {") + 4).replace(/;\s*$/, ""));
  const dynamic = JSON.parse(await read(`${folder}/react-loadable-manifest.json`));
  const shownAtOnce = Object.values(dynamic).flatMap(({ files }) => files);
  const all = [...rootMainFiles, ...Object.values(entryJSFiles).flat(), ...shownAtOnce];
  return [...new Set(all)].filter((file) => file.endsWith(".js"));
}

await runMain(async () => {
  const files = await readdir(path.join(web, "app/(studio)"), { recursive: true });
  const routes = files
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.posix.join("(studio)", path.dirname(file)));
  const rows = await Promise.all(
    routes.map(async (route) => {
      const scripts = await Promise.all((await scriptsOf(route)).map(gzipSize));
      const bytes = scripts.reduce((sum, size) => sum + size, 0);
      const allowed = route.includes("(editor)") ? editorBudget : budget;
      return { address: route.replaceAll(/\([a-z]+\)\//g, "/").replaceAll("//", "/"), bytes, allowed };
    }),
  );
  rows.sort((a, b) => b.bytes - a.bytes);
  for (const { address, bytes, allowed } of rows) {
    const kilobytes = (bytes / 1000).toFixed(1).padStart(6);
    console.log(`${kilobytes} KB of ${allowed / 1000}  ${address}${bytes < allowed ? "" : "  TOO HEAVY"}`);
  }
  const heavy = rows.filter(({ bytes, allowed }) => bytes >= allowed);
  if (heavy.length > 0) throw new Problem(`${heavy.length} screens bring more script than they may.`);
  return 0;
});
