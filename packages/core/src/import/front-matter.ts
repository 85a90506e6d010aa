import { parse as parseToml, TomlError } from "smol-toml";
import { isMap, isScalar, LineCounter, parseDocument, visit } from "yaml";
import { isRecord, type Json, toJson } from "./json.ts";
import { SourceError } from "./source-error.ts";

export interface FrontMatter {
  data: Record<string, Json>;
  /** In which line of the file each field stands. */
  lines: ReadonlyMap<string, number>;
  body: string;
  /** The line of the file in which the body begins. */
  bodyLine: number;
}

const maxCharacters = 64_000;
const maxAliases = 100;

/**
 * Parts a file into front matter (YAML between `---`, TOML between `+++`) and body. A file without front matter is all body. Numbers that
 * would not be written the same again, such as version 1.10, stay the text they are.
 *
 * @throws {SourceError} with the line, for front matter that cannot be read
 */
export function parseFrontMatter(text: string): FrontMatter {
  const source = text.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(source);
  const close = fence && (fence[1] === "---" ? /^(?:---|\.\.\.)[ \t]*$/m : /^\+\+\+[ \t]*$/m);
  const rest = fence ? source.slice(fence[0].length) : "";
  const end = close?.exec(rest);
  if (!fence || !end) return { data: {}, lines: new Map(), body: source, bodyLine: 1 };
  const inner = rest.slice(0, end.index);
  if (inner.length > maxCharacters) {
    throw new SourceError(`The front matter is longer than ${maxCharacters} characters`, 2);
  }
  const read = fence[1] === "---" ? readYaml(inner) : readToml(inner);
  const body = rest.slice(end.index + end[0].length).replace(/^\n/, "");
  const bodyLine = source.slice(0, source.length - body.length).split("\n").length;
  return { ...read, body, bodyLine };
}

type Read = Pick<FrontMatter, "data" | "lines">;

function readYaml(inner: string): Read {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(offset).line + 1;
  try {
    // The parser's own search for doubled keys takes minutes for a long list of keys.
    const options = { lineCounter: counter, merge: true, logLevel: "silent", uniqueKeys: false } as const;
    const document = parseDocument(inner, options);
    const [error] = document.errors;
    if (error) {
      const reason = error.message.includes("call stack")
        ? "it is nested too deeply"
        : error.message.replace(/ at line \d+, column \d+[\s\S]*$/, "");
      throw new SourceError(`The front matter is not valid YAML: ${reason}`, lineAt(error.pos[0]));
    }
    const map = document.contents;
    if (map === null || (isScalar(map) && map.value === null)) return { data: {}, lines: new Map() };
    if (!isMap(map)) throw new SourceError("The front matter is not a list of fields", 2);
    visit(map, {
      Scalar(_, node) {
        if (typeof node.value === "number" && node.source !== undefined && String(node.value) !== node.source)
          node.value = node.source;
      },
    });
    const data = toJson(document.toJS({ maxAliasCount: maxAliases }));
    const lines = new Map<string, number>();
    for (const { key } of map.items) {
      const [start] = (isScalar(key) ? key.range : null) ?? [0];
      const name = String(isScalar(key) ? key.value : key);
      if (lines.has(name)) throw new SourceError(`The front matter names "${name}" twice`, lineAt(start));
      lines.set(name, lineAt(start));
    }
    return { data: isRecord(data) ? data : {}, lines };
  } catch (error) {
    if (error instanceof SourceError) throw error;
    // A stack that overflows, or more aliases than are allowed.
    const reason = error instanceof RangeError ? "it is nested too deeply" : String((error as Error).message);
    throw new SourceError(`The front matter cannot be read: ${reason.split("\n")[0]}`, 2);
  }
}

function readToml(inner: string): Read {
  try {
    const data = toJson(parseToml(inner, { maxDepth: 50 }));
    const lines = inner.split("\n").flatMap((line, index): [string, number][] => {
      const key = /^\s*\[*["']?([\w-]+)["']?\]*\s*(?:=|$)/.exec(line)?.[1];
      return key ? [[key, index + 2]] : [];
    });
    return { data: isRecord(data) ? data : {}, lines: new Map(lines.reverse()) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split("\n")[0]?.replace(/^Invalid TOML document: /, "");
    throw new SourceError(`The front matter is not valid TOML: ${reason}`, error.line + 1);
  }
}
