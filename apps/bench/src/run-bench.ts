import { findChromium } from "./env.ts";
import { type BenchInstallation, prepareInstallation } from "./installation.ts";
import type { BenchOptions, Part } from "./options.ts";
import { startProgram } from "./processes.ts";
import type { Row } from "./row.ts";
import { measureCached } from "./rows/cached.ts";
import { measureLighthouse } from "./rows/lighthouse.ts";
import { measurePublishing } from "./rows/publishing.ts";
import { measureSearch, measureSizes } from "./rows/sizes.ts";
import { measureLoaded, measureRest, measureStart } from "./rows/starting.ts";
import { measureSaving, measureUncached } from "./rows/uncached.ts";
import { measureWeight } from "./rows/weight.ts";
import { type Bare, startBare, startWeb, startWithoutCache, type Web } from "./servers.ts";
import { measureTogether } from "./together.ts";
import { measureTyping } from "./typing.ts";

const ports = { web: 4801, bare: 4802, other: 4803, uncached: 4804, large: 4805, largeBare: 4806 };
const restSeconds = 3;

/** Measures what was asked for, on installations of its own that are gone afterwards. */
export async function runBench(options: BenchOptions, tell: (line: string) => void): Promise<Row[]> {
  tell(`Preparing ${options.posts} posts`);
  const small = await prepareInstallation(ports.web, options.posts);
  const rows: Row[] = [];
  try {
    await measureSmall(small, options, tell, rows);
    if (options.only.has("large") || options.only.has("search"))
      await measureLarge(small, options, tell, rows);
  } finally {
    await small.remove();
  }
  return rows;
}

async function measureSmall(
  installation: BenchInstallation,
  { only, seconds, rounds }: BenchOptions,
  tell: (line: string) => void,
  rows: Row[],
): Promise<void> {
  const asked = (part: Part) => {
    if (only.has(part)) tell(part);
    return only.has(part);
  };
  if (asked("start")) rows.push(await measureStart(installation, ports.web, rounds));
  const web = await startWeb(installation, ports.web);
  const worker = await startProgram("apps/worker/src/main.ts", installation.environment);
  const ended: (() => unknown)[] = [worker.stop, web.stop];
  const opened = <T extends { stop: () => unknown }>(one: T): T => {
    ended.push(one.stop);
    return one;
  };
  try {
    const pids = [web.pid, worker.pid];
    await new Promise((resolve) => setTimeout(resolve, restSeconds * 1000));
    const rest = await measureRest(pids);
    let bare: Bare | undefined;
    if (asked("cached")) {
      const measured = await measureCached(installation, web, ports.bare, seconds, rounds);
      bare = opened(measured.bare);
      rows.push(...measured.rows);
    }
    bare ??= opened(await startBare(installation, web, ports.bare, []));
    if (asked("uncached")) {
      const uncached = await startWithoutCache(installation, ports.uncached);
      rows.push(...(await measureUncached(installation, uncached, bare, seconds, rounds)));
      await uncached.stop();
    }
    if (asked("publishing")) {
      const other = await startWeb(installation, ports.other);
      rows.push(await measurePublishing(installation, web, other, 100));
      await other.stop();
    }
    if (asked("saving")) rows.push(await measureSaving(installation, web, bare, seconds, rounds));
    if (asked("together")) rows.push(...(await measureTogether(installation, web.url, seconds)));
    // Before the studio is opened, which loads Next.
    if (asked("memory")) rows.push(rest, await measureLoaded(pids));
    const chromium = findChromium();
    if (!chromium) tell("No Chromium here (CHROME_PATH names one): typing and Lighthouse are left out");
    if (chromium && asked("typing")) rows.push(...(await measureTyping(installation, web.url, chromium)));
    if (asked("page")) rows.push(...(await measurePages(installation, web, chromium, tell)));
  } finally {
    for (const end of ended.reverse()) await end();
  }
}

async function measurePages(
  installation: BenchInstallation,
  web: Web,
  chromium: string | undefined,
  tell: (line: string) => void,
) {
  const post = `${web.url}/posts/${installation.posts[0]?.slug}`;
  const pages = { home: `${web.url}/`, post };
  const weight = await measureWeight(post);
  return chromium ? [...weight, ...(await measureLighthouse(pages, chromium, tell))] : weight;
}

async function measureLarge(
  small: BenchInstallation,
  { only, posts, large: size, seconds, rounds }: BenchOptions,
  tell: (line: string) => void,
  rows: Row[],
): Promise<void> {
  tell(`Preparing ${size} posts`);
  const installation = await prepareInstallation(ports.large, size);
  const [named, other] = [size.toLocaleString("en"), posts.toLocaleString("en")];
  try {
    const web = await startWithoutCache(installation, ports.large);
    const large = { installation, web };
    if (only.has("large")) {
      tell(`${named} posts against ${other}`);
      const few = { installation: small, web: await startWithoutCache(small, ports.uncached) };
      rows.push(...(await measureSizes(large, few, `${named} posts against ${other}`, seconds, rounds)));
      await few.web.stop();
    }
    if (only.has("search")) {
      tell("search");
      const bare = await startBare(installation, web, ports.largeBare, []);
      rows.push(await measureSearch(large, bare, named, seconds, rounds));
      bare.stop();
    }
    await web.stop();
  } finally {
    await installation.remove();
  }
}
