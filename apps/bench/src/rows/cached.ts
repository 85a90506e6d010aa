import { compareRates } from "../compare.ts";
import type { BenchInstallation } from "../installation.ts";
import { putLoad } from "../load.ts";
import { figureRow, type Row } from "../row.ts";
import { type Bare, type Kept, startBare, type Web } from "../servers.ts";

const list = "/api/v1/posts?limit=15";

/** Kept answers, against a bare server that sends the same bytes; and how long they take at half of what can be answered. */
export async function measureCached(
  installation: BenchInstallation,
  web: Web,
  barePort: number,
  seconds: number,
  rounds: number,
): Promise<{ rows: Row[]; bare: Bare }> {
  const post = `/posts/${installation.posts[0]?.slug}`;
  const pages = { post, home: "/", "tag page": `/tags/${installation.tags[0]?.slug}`, feed: "/feed.xml" };
  const kept: (Kept & { name: string })[] = [
    ...Object.entries(pages).flatMap(([name, path]) => [
      { name: `${name}, cached`, path, encoding: "identity" as const },
      { name: `${name}, cached, gzip`, path, encoding: "gzip" as const },
    ]),
    { name: `${list}, anonymous, cached`, path: list, encoding: "identity" },
  ];
  const bare = await startBare(installation, web, barePort, kept);
  const rows: Row[] = [];
  for (const [n, { name, path, encoding }] of kept.entries()) {
    const headers = { "accept-encoding": encoding };
    rows.push(
      await compareRates(
        {
          name,
          against: "bare Node server, same bytes",
          target: { least: 0.6 },
          product: { pid: web.pid, url: web.url, headers, paths: [path] },
          bare: { pid: bare.pid, url: bare.url, headers, paths: [`/bytes/${n}`] },
        },
        seconds,
        rounds,
      ),
    );
  }
  const capacity = rows[0]?.pair?.product ?? 0;
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const half = { url: web.url, paths: [post], connections: 32, rate: Math.round(capacity / 2) };
    const { p50, p99 } = await putLoad({ ...half, seconds: seconds + 1 });
    // The client counts whole milliseconds.
    ratios.push(p99 / Math.max(1, p50));
  }
  rows.push({
    ...figureRow("p99 at half of capacity, post page", "×", ratios, { most: 5 }),
    against: "its p50",
  });
  return { rows, bare };
}
