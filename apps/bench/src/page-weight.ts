import { gzipSync } from "node:zlib";

export interface PageWeight {
  /** Bytes of script the page loads or carries, gzip. */
  script: number;
  /** Bytes of everything but pictures, gzip. */
  all: number;
  requests: number;
}

/** What a browser fetches to show a page: the document and the scripts, styles and fonts it names, each compressed by itself. */
export async function weighPage(address: string): Promise<PageWeight> {
  const html = await (await fetch(address)).text();
  const linked = (pattern: RegExp) =>
    [...html.matchAll(pattern)].map(
      (match) => new URL((match[1] ?? "").replaceAll("&amp;", "&"), address).href,
    );
  const scripts = linked(/<script\b[^>]*\bsrc="([^"]+)"/g);
  const styles = linked(/<link\b(?=[^>]*\brel="(?:stylesheet|preload)")[^>]*\bhref="([^"]+)"/g);
  const size = async (url: string) => gzipSync(Buffer.from(await (await fetch(url)).arrayBuffer())).length;
  const inline = [...html.matchAll(/<script(?![^>]*\bsrc=)(?![^>]*ld\+json)[^>]*>([\s\S]*?)<\/script>/g)].map(
    (m) => m[1] ?? "",
  );
  let script = inline.reduce((sum, code) => sum + gzipSync(code).length, 0);
  for (const url of scripts) script += await size(url);
  let all = gzipSync(html).length;
  const others = [...new Set([...scripts, ...styles])];
  for (const url of others) all += await size(url);
  return { script, all, requests: 1 + others.length };
}
