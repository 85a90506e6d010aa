const raw = /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g;
const highlight =
  /\{%-?\s*highlight\s+([\w+#.-]+)([^%]*?)-?%\}[ \t]*\n?([\s\S]*?)\n?[ \t]*\{%-?\s*endhighlight\s*-?%\}/g;

/**
 * Takes Jekyll's own tags off a post before it is read as Markdown: `{% highlight ruby %}` becomes a fenced code
 * block, `{% raw %}` goes and what it protects stays as it is. Other Liquid stays as text.
 */
export function unwrapLiquid(source: string): string {
  if (!source.includes("{%")) return source;
  const kept: string[] = [];
  const marked = replaceClosed(source.replaceAll(/[\ue000\ue001]/g, ""), "endraw", raw, (_, inner) => {
    kept.push(inner ?? "");
    return `\ue000${kept.length - 1}\ue001`;
  });
  const restore = (text: string) =>
    text.replace(/\ue000(\d+)\ue001/g, (_, index: string) => kept[Number(index)] ?? "");
  const fenced = replaceClosed(marked, "endhighlight", highlight, (_, language, options = "", code = "") => {
    const ticks = Math.max(2, ...(restore(code).match(/`+/g) ?? []).map((run) => run.length)) + 1;
    const fence = "`".repeat(ticks);
    return `\n${`${fence}${language} ${options.trim()}`.trimEnd()}\n${code}\n${fence}\n`;
  });
  return restore(fenced);
}

/** Replaces only up to the last closing tag, so that tags which nothing closes are not searched for in vain. */
function replaceClosed(
  text: string,
  closer: string,
  pattern: RegExp,
  write: (...match: string[]) => string,
): string {
  const last = text.lastIndexOf(closer);
  const end = last < 0 ? 0 : text.indexOf("%}", last) + 2;
  return end < 2 ? text : text.slice(0, end).replace(pattern, write) + text.slice(end);
}
