import katex from "katex";
import { escapeHtml } from "./escape.ts";

/**
 * TeX as MathML, which browsers show without styles or scripts. TeX that KaTeX cannot read is shown as it was
 * written.
 */
export function renderMath(tex: string, display: boolean): string {
  try {
    const html = katex.renderToString(tex, {
      displayMode: display,
      output: "mathml",
      throwOnError: true,
      strict: "ignore",
      trust: false,
      maxExpand: 500,
      maxSize: 50,
    });
    const math = /<math[\s>][\s\S]*<\/math>/.exec(html)?.[0];
    if (math !== undefined) return math;
  } catch {
    // Whatever KaTeX trips over (a typing error, a stack of a thousand braces), its source is what is left to show.
  }
  return `<code class="math-source">${escapeHtml(tex)}</code>`;
}
