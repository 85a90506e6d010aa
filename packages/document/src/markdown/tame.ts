/** Containers inside containers, brackets inside brackets and so on, beyond which Markdown is text. */
const maxContainers = 40;
const maxOpenBrackets = 100;
const maxRun = 200;
const maxOpeners = 20;
const ends: Record<string, string> = { "<?": "?>", "<!--": "-->", "<!": ">" };
const maxIndent = 120;

const marker = String.raw`[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))`;
const containers = new RegExp(`^(?:${marker}){${maxContainers}}`);
const listLine = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;

/**
 * Escapes what no writer means and what would make a Markdown parser take minutes or overflow its stack: hundreds
 * of nested containers, of open brackets, of asterisks in a row. Ordinary Markdown comes back unchanged.
 */
export function tameMarkdown(source: string): string {
  const lines = source.split("\n");
  const tamed = tameIndentation(lines).map((line) => tameRuns(tameContainers(line)));
  return tameParagraphs(tamed).join("\n");
}

function tameContainers(line: string): string {
  const start = containers.exec(line)?.[0];
  if (start === undefined || /^[-*_ \t]+$/.test(line)) return line;
  return `${start} \\${line.slice(start.length).trimStart()}`;
}

/** Lists nested by indentation: lines beyond the deepest list allowed come back to its depth. */
function tameIndentation(lines: string[]): string[] {
  const open: number[] = [];
  let deepest = 0;
  for (const line of lines) {
    const indent = listLine.exec(line)?.[1]?.length;
    if (indent === undefined) continue;
    while (open.length > 0 && (open.at(-1) ?? 0) >= indent) open.pop();
    open.push(indent);
    deepest = Math.max(deepest, open.length);
  }
  if (deepest <= maxContainers) return lines;
  return lines.map((line) => {
    const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0;
    return indent > maxIndent ? " ".repeat(maxIndent) + line.slice(indent) : line;
  });
}

/** A long row of one sign in the middle of text; rules and fences, which are rows on their own, are left alone. */
function tameRuns(line: string): string {
  if (line.length <= maxRun) return line;
  return line.replace(/([*_~`$])\1{199,}/g, (run, sign: string) => {
    const rest = line.replace(run, "").trim();
    return rest === "" ? run : `\\${sign}`.repeat(run.length);
  });
}

/** Within one paragraph: brackets and declarations that are opened again and again, or closed unopened. */
function tameParagraphs(lines: string[]): string[] {
  let count = { open: 0, stray: 0, declarations: 0 };
  const tame = (token: string, at: number, line: string) => {
    if (token === "[") {
      if (count.open >= maxOpenBrackets) return "\\[";
      count.open += 1;
    } else if (token === "]") {
      if (count.open > 0) count.open -= 1;
      else if (++count.stray > maxOpenBrackets) return "\\]";
    } else if (token in ends && line.lastIndexOf(ends[token] ?? "") < at && ++count.declarations > maxOpeners)
      return `\\${token}`;
    return token;
  };
  return lines.map((line) => {
    if (/^[ \t]*$/.test(line)) count = { open: 0, stray: 0, declarations: 0 };
    return /[[\]]|<[?!]/.test(line) ? line.replace(/\\.|\[|\]|<(?:\?|!--|!)/g, tame) : line;
  });
}
