export interface MailLink {
  href: string;
  text: string;
}

/** The web addresses a mail links to, each once, in order. The document is parsed and never shown: nothing in it runs or loads. */
export function linksOf(html: string): MailLink[] {
  const links = new Map<string, string>();
  for (const link of new DOMParser().parseFromString(html, "text/html").querySelectorAll("a[href]")) {
    const href = link.getAttribute("href") ?? "";
    const text = link.textContent?.replaceAll(/\s+/g, " ").trim() ?? "";
    if (/^https?:\/\//i.test(href) && !links.has(href)) links.set(href, text === href ? "" : text);
  }
  return [...links].map(([href, text]) => ({ href, text }));
}
