import { readdirSync } from "node:fs";
import { reservedPageSlugs } from "@broadsheet/contract/posts";
import { slug } from "@broadsheet/contract/primitives";
import { expect, test } from "vitest";

const root = new URL("../../", import.meta.url);

/** Names of routes and files at the top of the site; folders in brackets are groups or parameters. */
const namesIn = (folder: string) =>
  readdirSync(new URL(folder, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

test("no page can be given an address that a route or the folder of files has", () => {
  // `assets` is made by scripts/site-assets.ts.
  const names = [...["app/", "app/(site)/", "app/(studio)/"].flatMap(namesIn), "assets"];
  const taken = names.filter((name) => slug.safeParse(name).success);
  expect(taken).toEqual(expect.arrayContaining(["archive", "studio", "api"]));
  expect(taken.filter((name) => !reservedPageSlugs.includes(name))).toEqual([]);
});
