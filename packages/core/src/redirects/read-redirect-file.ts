import {
  createRedirectInput,
  mostImportedRedirects,
  type RedirectFormat,
} from "@broadsheet/contract/redirects";
import { parse as parseYaml } from "yaml";
import { oldPath } from "../import/permalink.ts";

export interface FileRedirect {
  line: number;
  fromPath: string;
  to: string;
  permanent: boolean;
}

export interface FileFault {
  line: number;
  text: string;
  reason: string;
}

export interface RedirectFile {
  format: RedirectFormat;
  redirects: FileRedirect[];
  faults: FileFault[];
}

interface Entry {
  line: number;
  text: string;
  from: string;
  to: string;
  permanent: boolean;
}
type Read = Entry | (FileFault & { reason: string });

/** What kind of file a text is, by its first sign and line. */
function formatOf(text: string): RedirectFormat {
  const start = text.trimStart();
  if (start.startsWith("[") || start.startsWith("{")) return "ghost-json";
  const lines = start.split(/\r?\n/).filter((line) => line.trim() !== "" && !line.trim().startsWith("#"));
  if (/^["']?30[1278]["']?\s*:/.test(lines[0] ?? "")) return "ghost-yaml";
  return (lines[0] ?? "").includes(",") ? "csv" : "netlify";
}

const permanentOf = (status: string): boolean | null =>
  /^30[18]!?$/.test(status) ? true : /^30[27]!?$/.test(status) ? false : null;

function netlifyLine(text: string, line: number): Read | null {
  const shown = text.replace(/(?:^|\s)#.*$/, "").trim();
  if (shown === "") return null;
  const [from = "", to = "", status = "301", ...more] = shown.split(/\s+/);
  const permanent = permanentOf(status);
  const fault = (reason: string) => ({ line, text: shown, reason });
  if (to === "") return fault("A redirect needs two addresses");
  if (permanent === null)
    return fault(`${status} is no redirect that is taken here: use 301, 302, 307 or 308`);
  if (more.length > 0) return fault("Conditions on a redirect are not taken");
  if (/\/:[a-z]/i.test(from)) return fault("Only /* can stand for something, at the end of an address");
  return { line, text: shown, from, to, permanent };
}

/** The fields of a line of CSV (RFC 4180). */
function csvFields(line: string): string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? "").trim(),
  );
}

function csvLine(text: string, line: number): Read | null {
  if (text.trim() === "" || text.startsWith("#")) return null;
  const [from = "", to = "", kind = ""] = csvFields(text);
  if (/^(from|old|source)/i.test(from) && line === 1) return null;
  const said: Record<string, boolean> = {
    "": true,
    true: true,
    yes: true,
    permanent: true,
    false: false,
    no: false,
    temporary: false,
  };
  const permanent = said[kind.toLowerCase()] ?? permanentOf(kind);
  if (permanent === null)
    return { line, text, reason: `Third is the status, such as 301 or 302, and not ${kind}` };
  return { line, text, from, to, permanent };
}

/**
 * The address a pattern of Ghost's stands for. Ghost takes regular expressions; what they mostly say is one address, or everything below one. No
 * other is taken, so that no pattern of anybody's is ever run.
 */
function plainPattern(pattern: string): { from: string; star: boolean } | null {
  const bare = pattern
    .replace(/^\/?\^/, (start) => (start.startsWith("/") ? "/" : ""))
    .replace(/\$\/?$/, "")
    .replaceAll("\\/", "/")
    .replace(/\/\?$/, "");
  const below = /^(.*?)\/?\((?:\?:)?\.[*+]\)$|^(.*?)\/\.\*$/.exec(bare);
  const from = below ? (below[1] ?? below[2] ?? "") : bare;
  const plain = from.replaceAll("\\.", ".").replaceAll("\\-", "-");
  return /[\\^$*+?()[\]{}|]/.test(plain) ? null : { from: plain, star: below !== null };
}

function ghostEntry(from: unknown, to: unknown, permanent: boolean, line: number): Read {
  const text = `${from} -> ${to}`;
  if (typeof from !== "string" || typeof to !== "string")
    return { line, text, reason: "A redirect needs two addresses" };
  const pattern = plainPattern(from);
  if (!pattern) return { line, text, reason: "Regular expressions are not taken but for (.*) at the end" };
  return {
    line,
    text,
    from: pattern.star ? `${pattern.from}/*` : pattern.from,
    to: pattern.star ? to.replaceAll("$1", ":splat") : to,
    permanent,
  };
}

function ghostJson(text: string): Read[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) throw new Error("A list of redirects was expected");
  return list.map((entry: Record<string, unknown>, index) =>
    ghostEntry(entry?.from, entry?.to, entry?.permanent !== false, index + 1),
  );
}

function ghostYaml(text: string): Read[] {
  const groups: Record<string, unknown> = parseYaml(text, { maxAliasCount: 0 });
  let line = 0;
  return Object.entries(groups).flatMap(([status, group]) =>
    Object.entries((group ?? {}) as Record<string, unknown>).map(([from, to]) => {
      line += 1;
      const permanent = permanentOf(status);
      return permanent === null
        ? { line, text: `${status}: ${from}`, reason: `${status} is no redirect` }
        : ghostEntry(from, to, permanent, line);
    }),
  );
}

/** An old address as redirects hold it; with a star at its end where it had one. */
function fromPathOf(from: string): string | null {
  if (!from.endsWith("/*")) return from.includes("*") ? null : oldPath(from);
  const base = from.slice(0, -2);
  if (base === "" || base === "/") return "/*";
  const path = oldPath(base);
  return path === null ? null : `${path}/*`;
}

/**
 * Reads a file of redirects: CSV (from, to, and perhaps a status), `_redirects` of static hosts, or Ghost's `redirects.json` and
 * `redirects.yaml`. What cannot be taken is told line by line. Throws for JSON or YAML that is none.
 */
export function readRedirectFile(text: string): RedirectFile {
  const format = formatOf(text);
  const byLine = (read: (line: string, number: number) => Read | null) =>
    text.split(/\r?\n/).flatMap((line, index) => read(line, index + 1) ?? []);
  const entries = {
    csv: () => byLine(csvLine),
    netlify: () => byLine(netlifyLine),
    "ghost-json": () => ghostJson(text),
    "ghost-yaml": () => ghostYaml(text),
  }[format]();
  const redirects: FileRedirect[] = [];
  const faults: FileFault[] = [];
  const seen = new Map<string, number>();
  for (const entry of entries) {
    const { line, text: shown } = entry;
    const fault = (reason: string) => faults.push({ line, text: shown.slice(0, 200), reason });
    if ("reason" in entry) {
      fault(entry.reason);
      continue;
    }
    const fromPath = fromPathOf(entry.from);
    const parsed = createRedirectInput.safeParse({
      fromPath: fromPath ?? "",
      to: entry.to,
      permanent: entry.permanent,
    });
    const before = fromPath === null ? undefined : seen.get(fromPath);
    if (fromPath === null) fault("This is no address of a page");
    else if (!parsed.success) fault(parsed.error.issues[0]?.message ?? "This is no redirect");
    else if (parsed.data.fromPath === parsed.data.to) fault("A redirect cannot lead to itself");
    else if (before !== undefined) fault(`Line ${before} already says where this leads`);
    else if (redirects.length >= mostImportedRedirects) fault("A file may bring 10,000 redirects");
    else {
      seen.set(fromPath, line);
      redirects.push({ line, ...parsed.data });
    }
  }
  return { format, redirects, faults };
}
