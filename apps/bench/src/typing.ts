import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { chromium, type Page } from "@playwright/test";
import type { BenchInstallation } from "./installation.ts";
import { figureRow, type Row } from "./row.ts";
import { percentile } from "./statistics.ts";

const keys = 400;
/** Slow enough for each key to have a frame of its own, as a fast typist's has. */
const betweenMs = 50;

/** 20,000 words with all that makes an editor work: headings, lists, links, tables and code. */
function longText(): string {
  const words = (count: number, seed: number) =>
    Array.from({ length: count }, (_, n) => `word${(n * 7 + seed) % 997}`).join(" ");
  const part = (n: number) => `## Part ${n}

${words(60, n)} **${words(3, n)}** and [a link](https://example.org/${n}) ${words(60, n + 1)}.

${words(130, n + 2)}.

- ${words(12, n)}
- ${words(12, n + 3)}

> ${words(40, n)}

\`\`\`ts
const part${n}: string = "${words(4, n)}"; // ${words(4, n)}
export function read${n}() { return part${n}; }
\`\`\`

| ${words(2, n)} | ${words(2, n)} |
| --- | --- |
| ${words(5, n)} | ${words(5, n)} |
`;
  return Array.from({ length: 60 }, (_, n) => part(n)).join("\n");
}

function makePost(installation: BenchInstallation): Promise<string> {
  return installation.withCaller(async (caller) => {
    const [author] = (await caller.authors.list({ limit: 1 })).items;
    const { document } = parseMarkdown(longText());
    const authorIds = author ? [author.id] : [];
    return (await caller.posts.create({ title: "Long", document, authorIds })).id;
  });
}

/** Milliseconds from each key to the frame that shows it, by the browser's own Event Timing: multiples of 8, and 16 for all that were faster. */
async function typed(page: Page): Promise<number[]> {
  await page.evaluate(() => {
    const slow: number[] = [];
    Object.assign(window, { slow });
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") slow.push(entry.duration);
    });
    observer.observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  });
  const sentence = "the tide comes in and goes out again. ";
  for (let n = 0; n < keys; n++) {
    const key = sentence[n % sentence.length] ?? " ";
    await page.keyboard.press(key === " " ? "Space" : key, { delay: 5 });
    await page.waitForTimeout(betweenMs);
  }
  await page.waitForTimeout(1_000);
  const slow = await page.evaluate(() => (window as unknown as { slow: number[] }).slow);
  return [...slow, ...Array.from({ length: Math.max(0, keys - slow.length) }, () => 16)].sort(
    (a, b) => a - b,
  );
}

/** Typing in the middle of a long post, in the studio that answers at `url`. */
export async function measureTyping(
  installation: BenchInstallation,
  url: string,
  executablePath: string,
): Promise<Row[]> {
  const postId = await makePost(installation);
  const browser = await chromium.launch({
    args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    executablePath,
  });
  try {
    const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 900 } });
    const [name = "", value = ""] = installation.cookie.split(/=(.*)/s);
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: "Lax" }]);
    const page = await context.newPage();
    const began = performance.now();
    await page.goto(`/studio/posts/${postId}`);
    const text = page.getByRole("textbox", { name: "Text", exact: true });
    await text.waitFor();
    const opened = performance.now() - began;
    await text.locator("> p").nth(60).click();
    // The first keys find the browser still compiling.
    await page.keyboard.type("warm up ", { delay: betweenMs });
    await page.waitForTimeout(1_500);
    const times = await typed(page);
    return [
      figureRow("studio: a post of 20,000 words is open", "ms", [opened]),
      figureRow("typing in it: from a key to its frame, p50", "ms", [percentile(times, 0.5)]),
      figureRow("typing in it: from a key to its frame, p95", "ms", [percentile(times, 0.95)], { most: 32 }),
      figureRow("typing in it: from a key to its frame, p99", "ms", [percentile(times, 0.99)]),
    ];
  } finally {
    await browser.close();
  }
}
