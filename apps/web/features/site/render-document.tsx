import type { ReactElement } from "react";
import { type FinishedOptions, finished } from "./finished.ts";

/**
 * Answers a whole HTML document, rendered from `page` (whose root is `<html>`) without any framework JavaScript.
 * The Content-Security-Policy and the other security headers are added by next.config.ts.
 */
export async function renderDocument(page: ReactElement, options: FinishedOptions = {}): Promise<Response> {
  // Next refuses a static import of the server renderer in its App Router graph.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return finished(`<!doctype html>${renderToStaticMarkup(page)}`, "text/html; charset=utf-8", options);
}
