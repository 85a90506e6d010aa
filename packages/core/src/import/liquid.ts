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
const token = /\{%-?\s*([\s\S]*?)\s*-?%\}|\{\{-?\s*([\s\S]*?)\s*-?\}\}/g;

/**
 * Does what Jekyll would with the Liquid that stands in posts: `highlight` becomes a code block, `raw` goes, `post_url` and `link` become
 * addresses, `site.*` its value. Everything else stays as text, with a notice. Inside code nothing but `raw` is touched.
 */
export function renderLiquid(text: string, options: LiquidOptions): { text: string; notices: Notice[] } {
  if (!/\{[%{]/.test(text)) return { text, notices: [] };
  const notices: Notice[] = [];
  const hasRaw = /\{%-?\s*endraw\s*-?%\}/.test(text);
  let open: string | null = null;
  let raw = false;
  let highlight = false;
  const lines = text.split("\n").map((line, index) => {
    const mark = highlight ? undefined : fence.exec(line)?.[1];
    if (mark && open === null) open = mark;
    else if (mark && open && mark[0] === open[0] && mark.length >= open.length && /^\s*[`~]+\s*$/.test(line))
      open = null;
    const inFence = open !== null;
    return line.replaceAll(token, (whole: string, tag: string | undefined, output: string | undefined) => {
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
        return "```";
      }
      if (highlight) return whole;
      const language = tag === undefined ? undefined : /^highlight\s+([\w+#.-]+)/.exec(tag)?.[1];
      if (language && /\{%-?\s*endhighlight\s*-?%\}/.test(text)) {
        highlight = true;
        return `\`\`\`${language}`;
      }
      const value = tag === undefined ? outputValue(output ?? "", options) : addressOf(tag, options);
      if (value !== null) return value;
      if (!inCodeSpan(line, whole))
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

function inCodeSpan(line: string, token: string): boolean {
  const before = line.slice(0, Math.max(0, line.indexOf(token)));
  return (before.match(/`/g)?.length ?? 0) % 2 === 1;
}
