import type { ReactElement } from "react";
import { type FinishedOptions, finished } from "./finished.ts";
import { LeftToReact, renderStatic } from "./static/render-static.ts";

/**
 * Answers a whole HTML document, rendered from `page` (whose root is `<html>`) without any framework JavaScript.
 * The Content-Security-Policy and the other security headers are added by next.config.ts.
 */
export async function renderDocument(page: ReactElement, options: FinishedOptions = {}): Promise<Response> {
  const markup = staticMarkup(page) ?? (await reactMarkup(page));
  return finished(`<!doctype html>${markup}`, "text/html; charset=utf-8", options);
}

/** Undefined for what only React renders. */
function staticMarkup(page: ReactElement): string | undefined {
  try {
    return renderStatic(page);
  } catch (error) {
    // A component that uses hooks fails with an error of its own; one that is really broken fails with React as well.
    if (error instanceof LeftToReact || error instanceof TypeError) return undefined;
    throw error;
  }
}

export async function reactMarkup(page: ReactElement): Promise<string> {
  // Next refuses a static import of the server renderer in its App Router graph.
  const { renderToStaticMarkup } = await import("react-dom/server");
  return renderToStaticMarkup(page);
}
