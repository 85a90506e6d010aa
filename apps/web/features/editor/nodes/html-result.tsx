import { sanitizeHtml } from "@broadsheet/document/html/sanitize";
import { useMemo } from "react";

/** What readers get of a piece of HTML. It brings the parser, so it comes once there is HTML to show. */
export function HtmlResult({ html }: { html: string }) {
  const clean = useMemo(() => sanitizeHtml(html, false), [html]);
  if (clean.trim() === "") return null;
  // this is what the sanitiser leaves, as readers get it
  return <div className="html-result" dangerouslySetInnerHTML={{ __html: clean }} />;
}
