import type { Notice } from "./source-error.ts";

export interface LiquidOptions {
  /** Values of `site.<name>` by name. */
  site: ReadonlyMap<string, string>;
  /** The line of the file in which the text begins. */
  firstLine: number;
  /** A name for a post that `post_url` or `link` speaks of, as a path the link resolver understands. */
  locate: (target: string) => string | null;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const token = /\{%-?([^\n]{0,200}?)-?%\}|\{\{-?([^\n]{0,200}?)-?\}\}/g;
/** Longer lines are data, not writing. */
const maxLine = 20_000;

/**
 * Does what Jekyll would with the Liquid that stands in posts: `highlight` becomes a code block, `raw` goes, `post_url` and `link` become
 * addresses, `site.*` its value. Everything else stays as text, with a notice. Inside code nothing but `raw` is touched.
 */
export function renderLiquid(text: string, options: LiquidOptions): { text: string; notices: Notice[] } {
  if (!/\{[%{]/.test(text)) return { text, notices: [] };
  const notices: Notice[] = [];
  const hasEnd = /\{%-?\s*endhighlight\s*-?%\}/.test(text);
  const hasRaw = /\{%-?\s*endraw\s*-?%\}/.test(text);
  const ticks = Math.max(3, ...(text.match(/^\s*`{3,}/gm) ?? []).map((run) => run.trim().length + 1));
  let open: string | null = null;
  let raw = false;
  let highlight = false;
  // A target on the next line comes up to its tag; the line stays.
  const lines = text
    .replaceAll(/\{%-?\s*(post_url|link)[ \t]*\n\s*(\S+)\s*-?%\}/g, "{% $1 $2 %}\n")
    .split("\n")
    .map((line, index) => {
      const mark = highlight ? undefined : fence.exec(line)?.[1];
      if (mark && open === null) open = mark;
      else if (
        mark &&
        open &&
        mark[0] === open[0] &&
        mark.length >= open.length &&
        /^\s*[`~]+\s*$/.test(line)
      )
        open = null;
      const inFence = open !== null;
      if (line.length > maxLine) return line;
      return line.replaceAll(token, (whole: string, inTag?: string, inOutput?: string, offset = 0) => {
        const [tag, output] = [inTag?.trim(), inOutput?.trim()];
        if (hasRaw && tag === "raw") {
          raw = true;
          return "";
        }
        if (hasRaw && tag === "endraw") {
          raw = false;
          return "";
        }
        if (raw || inFence) return whole;
        if (tag === "endhighlight" && highlight) {
          highlight = false;
          return "`".repeat(ticks);
        }
        if (highlight) return whole;
        const language = tag === undefined ? undefined : /^highlight\s+([\w+#.-]+.*)/.exec(tag)?.[1];
        if (language !== undefined && hasEnd) {
          highlight = true;
          return `${"`".repeat(ticks)}${language.replaceAll("`", "")}`;
        }
        const value = tag === undefined ? outputValue(output ?? "", options) : addressOf(tag, options);
        if (value !== null) return value;
        if (!inCodeSpan(line, offset))
          notices.push({
            line: options.firstLine + index,
            reason: `Kept ${whole.slice(0, 60)} as text: it means nothing here`,
          });
        return whole;
      });
    });
  return { text: lines.join("\n"), notices };
}

function addressOf(tag: string, { locate }: LiquidOptions): string | null {
  const target = /^(?:post_url|link)\s+(\S+)$/.exec(tag)?.[1];
  return target === undefined ? null : locate(target);
}

/** `site.url`, and a path given to `relative_url` or `absolute_url`. */
function outputValue(output: string, { site }: LiquidOptions): string | null {
  const path = /^["']([^"']*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.\w+)$/.exec(
    output,
  )?.[1];
  if (path !== undefined) return path;
  const name = /^site\.([\w.-]+)$/.exec(output)?.[1];
  return name === undefined ? null : (site.get(name) ?? null);
}

function inCodeSpan(line: string, offset: number): boolean {
  return (line.slice(0, offset).match(/`/g)?.length ?? 0) % 2 === 1;
}
