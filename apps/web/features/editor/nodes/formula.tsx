import { renderMath } from "@broadsheet/document/html/math";
import { useMemo } from "react";

export interface FormulaProps {
  tex: string;
  display: boolean;
}

/** A formula as readers see it. It brings KaTeX, so it comes once there is a formula to show. */
export function Formula({ tex, display }: FormulaProps) {
  const html = useMemo(() => renderMath(tex, display), [tex, display]);
  // KaTeX's MathML, or the source escaped
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
