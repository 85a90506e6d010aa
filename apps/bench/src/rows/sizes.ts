import { compareRates } from "../compare.ts";
import type { BenchInstallation } from "../installation.ts";
import type { Row } from "../row.ts";
import type { Bare, Web } from "../servers.ts";

interface Sized {
  installation: BenchInstallation;
  web: Web;
}

/** The same pages of a large publication and of a small one, none of them kept. */
export async function measureSizes(
  large: Sized,
  small: Sized,
  sizes: string,
  seconds: number,
  rounds: number,
): Promise<Row[]> {
  const pages: Record<string, (of: BenchInstallation) => string[]> = {
    home: () => Array.from({ length: 20 }, (_, n) => (n === 0 ? "/" : `/?page=${n + 1}`)),
    post: ({ posts }) => posts.map(({ slug }) => `/posts/${slug}`),
    "tag page": ({ tags }) => tags.map(({ slug }) => `/tags/${slug}`),
    // As long everywhere, and no two alike.
    list: () =>
      Array.from({ length: 40 }, (_, n) => `/api/v1/posts?limit=15&publishedBefore=${instantOf(n)}`),
  };
  const rows: Row[] = [];
  for (const [name, pathsOf] of Object.entries(pages)) {
    const side = ({ installation, web }: Sized) => ({
      pid: web.pid,
      url: web.url,
      paths: pathsOf(installation),
    });
    const comparison = {
      name: `${sizes}: ${name}, not cached`,
      against: "itself",
      target: { least: 0.9 },
      product: side(large),
      bare: side(small),
    };
    rows.push(await compareRates(comparison, seconds, rounds));
  }
  return rows;
}

/** Some instant behind the newest of the generated posts. */
const instantOf = (n: number) => new Date(Date.UTC(2026, 0, 2, 0, n)).toISOString();

/** The page of results of one word, another one each time. */
export function measureSearch(
  { installation, web }: Sized,
  bare: Bare,
  posts: string,
  seconds: number,
  rounds: number,
): Promise<Row> {
  const paths = installation.words.map((word) => `/search?q=${word}`);
  return compareRates(
    {
      name: `search of one word at ${posts} posts`,
      against: "bare Node + the bare SQL",
      target: { least: 0.6 },
      product: { pid: web.pid, url: web.url, paths },
      bare: { pid: bare.pid, url: bare.url, paths },
      connections: 8,
    },
    seconds,
    rounds,
  );
}
