import { readdir } from "node:fs/promises";
import path from "node:path";
import type { Content } from "./content.ts";

const studio = path.resolve(import.meta.dirname, "../../web/app/(studio)/studio");

/** Where the folder of a screen does not name one address: what to open instead. */
const addresses: Readonly<Record<string, (content: Content) => string>> = {
  "/studio/[...rest]": () => "/studio/no-such-screen",
  "/studio/posts/[id]": ({ postId }) => `/studio/posts/${postId}`,
  "/studio/pages/[id]": ({ postId }) => `/studio/pages/${postId}`,
  "/studio/bundles/[id]": ({ bundleId }) => `/studio/bundles/${bundleId}`,
  "/studio/snippets/[id]": ({ snippetId }) => `/studio/snippets/${snippetId}`,
  "/studio/compare/[id]": ({ postId }) => `/studio/compare/${postId}`,
  "/studio/invitation": () => "/studio/invitation?token=no-such-token-of-anybody",
  "/studio/sign-in/link": () => "/studio/sign-in/link?token=no-such-token-of-anybody",
};

export interface Screen {
  /** As its pictures are called. */
  name: string;
  address: string;
  /** It is for people who are not signed in. */
  outside: boolean;
}

const outside = ["/studio/claim", "/studio/invitation", "/studio/sign-in"];

/** Every screen of the studio that there is, read from its routes: a new one is in the pictures without being listed here. */
export async function studioScreens(content: Content): Promise<Screen[]> {
  const files = await readdir(studio, { recursive: true });
  const routes = files
    .filter((file) => path.basename(file) === "page.tsx")
    .map((file) => path.posix.join("/studio", path.dirname(file).replaceAll(/\([a-z]+\)\/?/g, "")));
  return [...new Set(routes)].sort().map((route) => {
    const address = addresses[route]?.(content) ?? route;
    if (address.includes("["))
      throw new Error(`${route} has parameters: name an address of it in screens/list.ts`);
    const name = route.replace("/studio", "").replaceAll(/\W+/g, "-").replace(/^-|-$/g, "") || "overview";
    return { name, address, outside: outside.some((start) => route.startsWith(start)) };
  });
}

export const readerScreens = ({ postPath, tagPath, authorPath }: Content): Record<string, string> => ({
  home: "/",
  post: postPath,
  page: "/about",
  tag: tagPath,
  author: authorPath,
  archive: "/archive",
  developers: "/developers",
  "search-empty": "/search",
  search: "/search?q=harbour",
  "search-nothing": "/search?q=zebra",
  "not-found": "/posts/no-such-post",
});
