/** How much an Accept header wants a media type (RFC 9110, 12.5.1): 0 to 1; 0 where it is not named. Wildcards do not count. */
function wanted(accept: string, type: string): number {
  for (const part of accept.toLowerCase().split(",")) {
    const [name, ...parameters] = part.split(";").map((piece) => piece.trim());
    if (name !== type) continue;
    const quality = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    const value = quality === undefined ? 1 : Number(quality);
    return Number.isFinite(value) ? value : 0;
  }
  return 0;
}

/** Whether a program asks for Markdown rather than for a page. Browsers never name it. */
export function wantsMarkdown(accept: string | null | undefined): boolean {
  if (!accept || !/markdown/i.test(accept)) return false;
  const markdown = wanted(accept, "text/markdown");
  return markdown > 0 && markdown >= wanted(accept, "text/html");
}

/**
 * Leads who asks for Markdown to its own address. The page itself stays the same for everybody, so that caches need to know nothing of this;
 * the answer to this request is kept by none.
 */
export function negotiatedMarkdown(request: Request, path: string): Response | null {
  if (!wantsMarkdown(request.headers.get("accept"))) return null;
  return new Response(null, {
    status: 303,
    headers: { location: `${path}.md`, "cache-control": "private, no-store", vary: "Accept" },
  });
}
