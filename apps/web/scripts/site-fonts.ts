/** Makes the files and @font-face rules of a theme's faces from @fontsource packages. */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createFontStack } from "@capsizecss/core";
import arial from "@capsizecss/metrics/arial";
import georgia from "@capsizecss/metrics/georgia";
import timesNewRoman from "@capsizecss/metrics/timesNewRoman";
import { fromBuffer } from "@capsizecss/unpack";
import type { Face } from "../features/site/themes/tokens.ts";

const require = createRequire(import.meta.url);
/** Cut faces are kept from build to build: cutting one takes a tenth of a second. */
const cache = fileURLToPath(new URL("../node_modules/.cache/site-fonts", import.meta.url));

/** What western European texts are set with; every other character has its own file, which pages without it never load. */
const core =
  ` !"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\`abcdefghijklmnopqrstuvwxyz{|}~\u00a0¡§©«®°·»¿` +
  "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüÿŒœ×–—‘’‚“”„•…‹›€→←↑";

/** Characters as the ranges of a `unicode-range`. */
function rangesOf(text: string): string {
  const points = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const point of points) {
    const last = ranges.at(-1);
    if (last && last[1] === point - 1) last[1] = point;
    else ranges.push([point, point]);
  }
  const hex = (point: number) => point.toString(16).toUpperCase();
  return ranges.map(([from, to]) => `U+${hex(from)}${from === to ? "" : `-${hex(to)}`}`).join(",");
}

/** Faces of the system that stand in, and those with the same measures on other systems. */
const standIns = {
  serif: [
    { metrics: georgia, locals: ["Georgia", "Gelasio"] },
    { metrics: timesNewRoman, locals: ["Times New Roman", "Liberation Serif", "Tinos"] },
  ],
  sans: [{ metrics: arial, locals: ["Arial", "Liberation Sans", "Arimo"] }],
};

export interface BuiltFaces {
  /** @font-face rules, with the files' absolute paths. */
  css: string;
  /** Families that stand in for each family until it is there, as they are named in `css`. */
  standIns: ReadonlyMap<string, readonly string[]>;
  /** Paths of the files that every page shows. */
  preloaded: readonly string[];
}

export async function buildFaces(faces: readonly Face[]): Promise<BuiltFaces> {
  await mkdir(cache, { recursive: true });
  const css: string[] = [];
  const standInsOf = new Map<string, string[]>();
  const preloaded: string[] = [];
  for (const face of faces) {
    const { font, metrics } = await cut(face);
    css.push(...(await otherScripts(face)), rule(face, font, rangesOf(core)));
    if (face.preload) preloaded.push(font);
    if (face.style === "italic") continue;
    const made = standIn(face, await metrics());
    css.push(...made.css);
    standInsOf.set(face.family, made.families);
  }
  return { css: css.join("\n"), standIns: standInsOf, preloaded };
}

function rule(face: Face, file: string, range: string): string {
  return `@font-face{font-family:"${face.family}";src:url("${file}") format("woff2");font-weight:${face.weight};font-style:${face.style};font-display:swap;unicode-range:${range}}`;
}

/** The face's core characters and axes, as a file in the cache. */
async function cut(face: Face) {
  const source = require.resolve(`${face.package}/files/${face.file}.woff2`);
  const font = await readFile(source);
  const recipe = createHash("sha256")
    .update(font)
    .update(JSON.stringify([face.axes, core, 1]))
    .digest("hex");
  const base = path.join(cache, `${face.file}-${recipe.slice(0, 16)}`);
  const make = async (format: "woff2" | "truetype") => {
    const { default: subsetFont } = await import("subset-font");
    return subsetFont(font, core, {
      targetFormat: format,
      variationAxes: face.axes,
      noLayoutClosure: true,
      noHinting: true,
    });
  };
  const kept = async (file: string, build: () => Promise<Buffer | string>) => {
    const found = await readFile(file).catch(() => null);
    if (found) return found;
    const built = Buffer.from(await build());
    await writeFile(file, built);
    return built;
  };
  await kept(`${base}.woff2`, () => make("woff2"));
  const metrics = async () =>
    JSON.parse(
      String(
        await kept(`${base}.json`, async () => JSON.stringify(await fromBuffer(await make("truetype")))),
      ),
    );
  return { font: `${base}.woff2`, metrics };
}

/** Rules for the scripts that the package has beside Latin, and for rarer Latin characters: its own files as they are. */
async function otherScripts(face: Face): Promise<string[]> {
  const ranges: Record<string, string> = JSON.parse(
    await readFile(require.resolve(`${face.package}/unicode.json`), "utf8"),
  );
  return Object.entries(ranges).map(([script, range]) => {
    const name = face.file.replace("-latin-", `-${script}-`);
    return rule(face, require.resolve(`${face.package}/files/${name}.woff2`), range);
  });
}

/** Rules that stretch faces of the system to the measures of `face`, so that nothing moves when it arrives. */
function standIn(face: Face, metrics: Parameters<typeof createFontStack>[0][number]) {
  const made = standIns[face.fallback].map(({ metrics: system, locals }, index) => {
    const family = `${face.family} stand-in ${index + 1}`;
    const { fontFaces } = createFontStack([metrics, system], { fontFaceFormat: "styleObject" });
    const measures = Object.entries(fontFaces[0]?.["@font-face"] ?? {})
      .filter(([name]) => /Override|sizeAdjust/.test(name))
      .map(([name, value]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${value}`);
    const src = locals.map((local) => `local("${local}")`).join(",");
    return { family, css: `@font-face{font-family:"${family}";src:${src};${measures.join(";")}}` };
  });
  return { families: made.map(({ family }) => family), css: made.map(({ css }) => css) };
}
