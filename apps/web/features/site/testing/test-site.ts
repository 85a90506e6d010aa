import { forgetPublication } from "@broadsheet/core/publications/publication-context";
import type { TestApp } from "@broadsheet/core/testing/test-app";
import { provideServices } from "../../../services.ts";

type Handler = (request: Request) => Response | Promise<Response>;

const root = "../../../app/(site)";

/** Addresses and the route files that answer them, as Next finds them: the exact ones first. */
const routes: readonly [RegExp, () => Promise<{ GET: Handler }>][] = [
  [/^\/$/, () => import(`${root}/route.tsx`)],
  [/^\/developers$/, () => import(`${root}/developers/route.ts`)],
  [/^\/archive$/, () => import(`${root}/archive/route.tsx`)],
  [/^\/archive\/[^/]+$/, () => import(`${root}/archive/[year]/route.ts`)],
  [/^\/archive\/[^/]+\/[^/]+$/, () => import(`${root}/archive/[year]/[month]/route.ts`)],
  [/^\/search$/, () => import(`${root}/search/route.ts`)],
  [/^\/search\.json$/, () => import(`${root}/search.json/route.ts`)],
  [/^\/sitemap\.xml$/, () => import(`${root}/sitemap.xml/route.ts`)],
  [/^\/sitemaps\/[^/]+$/, () => import(`${root}/sitemaps/[file]/route.ts`)],
  [/^\/indexnow\.txt$/, () => import(`${root}/indexnow.txt/route.ts`)],
  [/^\/llms\.txt$/, () => import(`${root}/llms.txt/route.ts`)],
  [/^\/share-images\/[^/]+$/, () => import(`${root}/share-images/[file]/route.ts`)],
  [/^\/robots\.txt$/, () => import(`${root}/robots.txt/route.ts`)],
  [/^\/posts\/[^/]+$/, () => import(`${root}/posts/[slug]/route.ts`)],
  [/^\/tags\/[^/]+$/, () => import(`${root}/tags/[slug]/route.tsx`)],
  [/^\/authors\/[^/]+$/, () => import(`${root}/authors/[slug]/route.tsx`)],
  [/^\/media\/.+$/, () => import(`${root}/media/[...path]/route.ts`)],
  [/^\/[^/]+$/, () => import(`${root}/[page]/route.ts`)],
  [/^\/.+$/, () => import(`${root}/[...path]/route.ts`)],
];

const feed = /^(?:\/(tags|authors)\/[^/]+)?\/(feed\.xml|atom\.xml|feed\.json)$/;

async function handlerFor(pathname: string): Promise<Handler> {
  const [matched, kind, file] = feed.exec(pathname) ?? [];
  if (matched && file) {
    const folder = kind ? `${kind}/[slug]/${file}` : file;
    return (await import(`${root}/${folder}/route.ts`)).GET;
  }
  const route = routes.find(([pattern]) => pattern.test(pathname));
  if (!route) throw new Error(`no route answers ${pathname}`);
  return (await route[1]()).GET;
}

export const testHost = "localhost:3000";

/** Makes the services of a test the web app's own, and asks its real route handlers. */
export function testSite(app: TestApp) {
  provideServices({ ...app.services, stop: async () => {} });
  return {
    async get(address: string, headers: Record<string, string> = {}): Promise<Response> {
      const url = new URL(address, `http://${testHost}`);
      const handler = await handlerFor(url.pathname);
      return handler(new Request(url, { headers: { host: testHost, ...headers } }));
    },
    async text(address: string): Promise<string> {
      return (await this.get(address)).text();
    },
    /** To be called after the publication was changed behind its verbs. */
    publicationChanged: () => forgetPublication(app.services, app.publication.id),
    forget() {
      provideServices(undefined);
    },
  };
}

export type TestSite = ReturnType<typeof testSite>;
