/** Answers requests to one origin. */
export type Site = (request: Request) => Promise<Response>;

/** As much of a browser as signing in takes: cookies by host, and redirects that are followed one at a time. */
export class Browser {
  readonly #jars = new Map<string, Map<string, string>>();
  readonly #sites: ReadonlyMap<string, Site>;

  constructor(sites: Record<string, Site>) {
    this.#sites = new Map(Object.entries(sites));
  }

  cookies(origin: string): Map<string, string> {
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    return jar;
  }

  /** One request with this browser's cookies; those of the answer are kept. */
  async send(url: string, init: RequestInit = {}): Promise<Response> {
    const { origin, host } = new URL(url);
    const jar = this.cookies(origin);
    const headers = new Headers(init.headers);
    if (jar.size > 0) headers.set("cookie", [...jar].map(([name, value]) => `${name}=${value}`).join("; "));
    if (!headers.has("host")) headers.set("host", host);
    if (init.method === "POST" && !headers.has("origin")) headers.set("origin", origin);
    const request = new Request(url, { ...init, headers, redirect: "manual" });
    const response = await (this.#sites.get(origin) ?? fetch)(request);
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = cookie.split(";");
      const name = pair.slice(0, pair.indexOf("=")).trim();
      const expires = attributes.map((each) => each.trim()).find((each) => /^expires=/i.test(each));
      const gone =
        attributes.some((each) => /max-age=0$/i.test(each)) ||
        (expires !== undefined && Date.parse(expires.slice(8)) < Date.now());
      if (gone) jar.delete(name);
      else jar.set(name, pair.slice(pair.indexOf("=") + 1));
    }
    return response;
  }

  post(url: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    return this.send(url, { method: "POST", body: new URLSearchParams(form), headers });
  }
}

/** Where a redirect leads. */
export function locationOf(response: Response, base: string): string {
  const location = response.headers.get("location");
  if (!location) throw new Error(`No redirect but ${response.status}`);
  return new URL(location, base).href;
}
