import { type Comparison, compareRates } from "../compare.ts";
import type { BenchInstallation } from "../installation.ts";
import type { Row } from "../row.ts";
import type { Bare, Web } from "../servers.ts";

/** Answers that are made anew each time, against a bare server that asks Postgres for the same. */
export async function measureUncached(
  installation: BenchInstallation,
  web: Web,
  bare: Bare,
  seconds: number,
  rounds: number,
): Promise<Row[]> {
  const posts = installation.posts.map(({ slug }) => `/posts/${slug}`);
  const authorization = { authorization: `Bearer ${installation.token}` };
  const product = { pid: web.pid, url: web.url };
  const other = { pid: bare.pid, url: bare.url };
  const comparisons: Comparison[] = [
    {
      name: "post page, not cached",
      against: "bare Node + postgres.js, one select, same HTML",
      target: { least: 0.35 },
      product: { ...product, paths: posts },
      bare: { ...other, paths: posts },
    },
    {
      name: "/api/v1/posts?limit=15 with a token, not cached",
      against: "bare Node + postgres.js, one select",
      target: { least: 0.5 },
      product: { ...product, paths: ["/api/v1/posts?limit=15"], headers: authorization },
      bare: { ...other, paths: ["/list"] },
    },
  ];
  const rows: Row[] = [];
  for (const comparison of comparisons) rows.push(await compareRates(comparison, seconds, rounds));
  return rows;
}

/** Saving, which nothing is kept of. */
export function measureSaving(
  { posts, cookie }: BenchInstallation,
  web: Web,
  bare: Bare,
  seconds: number,
  rounds: number,
): Promise<Row> {
  const ids = posts.map(({ id }) => id);
  return compareRates(
    {
      name: "saving a post, 8 people",
      against: "bare Node + postgres.js, the same statements",
      product: {
        pid: web.pid,
        url: web.url,
        headers: { cookie },
        saves: { postIds: ids.slice(0, 8), shape: "trpc" },
      },
      bare: { pid: bare.pid, url: bare.url, saves: { postIds: ids.slice(8, 16), shape: "bare" } },
      connections: 8,
    },
    seconds,
    rounds,
  );
}
