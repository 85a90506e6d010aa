import { globSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { type SiteRoute, siteRoutes } from "./routes.ts";

const folder = fileURLToPath(new URL("../../app/(site)", import.meta.url));
const files = globSync("**/route.{ts,tsx}", { cwd: folder });

test("the self-hosted server answers the same addresses as Next, with the same functions", async () => {
  const found: Record<string, SiteRoute> = {};
  for (const file of files) {
    const { GET, HEAD } = (await import(path.join(folder, file))) as SiteRoute;
    found[`/${path.dirname(file).replace(/^\.$/, "")}`] = HEAD ? { GET, HEAD } : { GET };
  }
  expect(Object.keys(found).length).toBeGreaterThan(20);
  const table = Object.entries(siteRoutes).map(([address, { GET, HEAD }]) => [
    address,
    HEAD ? { GET, HEAD } : { GET },
  ]);
  expect(Object.fromEntries(table)).toEqual(found);
});
