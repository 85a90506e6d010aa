import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { validateXML } from "xmllint-wasm";

const { resolve } = createRequire(import.meta.url);
const own = (name: string) => readFileSync(new URL(`schemas/${name}`, import.meta.url), "utf8");

/** A file of a package that exports only its code. */
function ofPackage(name: string, folder: string): string {
  const entry = resolve(name);
  return path.join(entry.slice(0, entry.lastIndexOf(`node_modules/${name}/`)), "node_modules", name, folder);
}

/** What xmllint has to say against an XML document by the schema of sitemaps, or of their index; empty when it is valid. */
export async function sitemapFaults(xml: string, kind: "sitemap" | "index"): Promise<string[]> {
  const files = {
    sitemap: {
      schema: { fileName: "all.xsd", contents: own("all.xsd") },
      preload: [
        { fileName: "image.xsd", contents: own("image.xsd") },
        {
          fileName: "sitemap.xsd",
          contents: readFileSync(ofPackage("sitemap", "schema/sitemap.xsd"), "utf8"),
        },
      ],
    },
    index: { schema: { fileName: "index.xsd", contents: own("index.xsd") }, preload: [] },
  }[kind];
  const { errors } = await validateXML({ xml: [{ fileName: "given.xml", contents: xml }], ...files });
  return errors.map(({ message }) => message);
}

interface Kind {
  bases: string[];
  /** By its name: the kinds of value that a property takes. */
  properties: Map<string, string[]>;
}

/** schema.org's vocabulary, read from the types that are made of it. */
function readVocabulary(): Map<string, Kind> {
  const types = readFileSync(ofPackage("schema-dts", "dist/schema.d.ts"), "utf8");
  const kinds = new Map<string, Kind>();
  for (const [, name = "", extended = "", body = ""] of types.matchAll(
    /interface (\w+?)(?:Base|Leaf) extends ([^{]+)\{([\s\S]*?)\n\}/g,
  )) {
    const properties = [...body.matchAll(/"(\w+)"\?: SchemaValue<([^,]+),/g)].map(
      ([, property = "", values = ""]) => [property, values.split("|").map((value) => value.trim())] as const,
    );
    const bases = extended.split(",").map((base) => base.replace(/Base|Partial<|IdReference|>/g, "").trim());
    // Kinds without properties of their own have a leaf alone.
    if (!kinds.has(name)) kinds.set(name, { bases, properties: new Map(properties) });
  }
  return kinds;
}
const vocabulary = readVocabulary();

/** A kind and all that it is a kind of. */
function lineOf(name: string): string[] {
  const bases = vocabulary.get(name)?.bases ?? [];
  return [name, ...bases.flatMap((base) => lineOf(base))];
}

const plain: Record<string, readonly string[]> = {
  string: ["Text", "URL", "Date", "DateTime", "Time"],
  number: ["Number", "Integer", "Float"],
  boolean: ["Boolean"],
};
/** What search engines want beside the vocabulary: https://developers.google.com/search/docs/appearance/structured-data/sitelinks-searchbox */
const besides = new Set(["query-input"]);

/** What is wrong with JSON-LD by schema.org's vocabulary: unknown kinds and properties, values that a property does not take. */
export function jsonLdFaults(data: Record<string, unknown>, at = ""): string[] {
  const kind = String(data["@type"]);
  if (!vocabulary.has(kind)) return [`${at}: schema.org has no ${kind}`];
  const line = lineOf(kind);
  return Object.entries(data).flatMap(([name, value]) => {
    if (name.startsWith("@") || besides.has(name)) return [];
    const place = `${at}/${kind}.${name}`;
    const taken = line.map((one) => vocabulary.get(one)?.properties.get(name)).find(Boolean);
    if (!taken) return [`${place} is no property of it`];
    return [value].flat().flatMap((one) => valueFaults(one, taken, place));
  });
}

function valueFaults(value: unknown, taken: readonly string[], place: string): string[] {
  // A thing may be told by its address alone.
  if (typeof value === "string" && URL.canParse(value) && taken.includes("IdReference")) return [];
  if (typeof value !== "object" || value === null)
    return plain[typeof value]?.some((name) => taken.includes(name))
      ? []
      : [`${place} takes no ${typeof value}`];
  const inner = value as Record<string, unknown>;
  if (inner["@type"] === undefined)
    return typeof inner["@id"] === "string" && taken.includes("IdReference") ? [] : [`${place} has no kind`];
  const fits = lineOf(String(inner["@type"])).some((name) => taken.includes(name));
  return fits ? jsonLdFaults(inner, place) : [`${place} takes no ${inner["@type"]}`];
}
