const linkSchemes = new Set([
  "http",
  "https",
  "mailto",
  "tel",
  "sms",
  "ftp",
  "xmpp",
  "geo",
  "magnet",
  "matrix",
]);
const rasterData = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/]+={0,2}$/;

/** The address as a browser would read it: without the white space and control characters it ignores. */
export function cleanUrl(value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop exactly these before they read a URL
  return value.replace(/[\t\n\r]/g, "").replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, "");
}

/** The scheme of an absolute address in lower case, null for a relative one. */
export function schemeOf(url: string): string | null {
  const colon = /^([^/?#:]*):/.exec(url);
  return colon ? (colon[1] ?? "").toLowerCase() : null;
}

/** The address if a link may lead there, else null. Relative addresses and anchors may. */
export function safeLink(value: string): string | null {
  const url = cleanUrl(value);
  if (url === "") return null;
  const scheme = schemeOf(url);
  return scheme === null || linkSchemes.has(scheme) ? url : null;
}

/** The address if a picture may come from there, else null. */
export function safeImage(value: string): string | null {
  const url = cleanUrl(value);
  if (url === "") return null;
  const scheme = schemeOf(url);
  return scheme === null || scheme === "http" || scheme === "https" || rasterData.test(url) ? url : null;
}

/** Whose page it is, as people say it: `example.org`. */
export function siteOf(address: string): string | null {
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.hostname.replace(/^www\./, "") : null;
}

/** True for an address with a host of its own. */
export function isAbsolute(url: string): boolean {
  return /^(?:https?:)?[/\\]{2}/i.test(url);
}
