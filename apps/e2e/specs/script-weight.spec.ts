import { gzipSync } from "node:zlib";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { studioScreens } from "../screens/list.ts";

const budget = 250_000;
const editorBudget = 450_000;
const isEditor = (address: string) => /^\/studio\/(posts|pages)\/./.test(address);

/** Script that a screen fetches until it is at rest, in bytes of gzip. What it fetches ahead, while idle, is not counted. */
async function measure(page: Page) {
  const arriving: Promise<[string, number]>[] = [];
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  // Links in view fetch the screens they lead to, with their script.
  await page.route("**/*", async (route) => {
    if ((await route.request().headerValue("next-router-prefetch")) === null) await route.continue();
    else await route.abort();
  });
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    arriving.push(response.body().then((body) => [response.url(), gzipSync(body).length]));
  });
  return async (address: string) => {
    arriving.length = 0;
    await page.goto(address);
    if (isEditor(address))
      await expect(page.getByRole("textbox", { name: "Text", exact: true })).toBeVisible();
    await page.waitForLoadState("networkidle");
    const scripts = new Map(await Promise.all(arriving));
    return [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0);
  };
}

test("every screen of the studio keeps to its budget of script", async ({ site, browser }) => {
  test.setTimeout(180_000);
  const owner = await site.signIn("owner");
  const post = await owner.api.posts.create({ title: "Reading the tide" });
  const bundle = await owner.api.bundles.create({ name: "The winter issue" });
  const screens = await studioScreens({
    postId: post.id,
    bundleId: bundle.id,
    postPath: "",
    tagPath: "",
    authorPath: "",
  });
  const stranger = await browser.newContext({ baseURL: site.url });
  const [inside, outside] = [await measure(owner.page), await measure(await stranger.newPage())];

  const rows: { screen: string; kilobytes: number; budget: number }[] = [];
  for (const screen of screens) {
    const bytes = await (screen.outside ? outside : inside)(screen.address);
    const allowed = isEditor(screen.address) ? editorBudget : budget;
    rows.push({ screen: screen.name, kilobytes: Math.round(bytes / 100) / 10, budget: allowed / 1000 });
    expect.soft(bytes, `${screen.address}: bytes of script, gzip`).toBeLessThan(allowed);
    // A screen without any would have been measured wrongly.
    expect(bytes, screen.address).toBeGreaterThan(50_000);
  }
  console.table(rows.sort((a, b) => b.kilobytes - a.kilobytes));
  await stranger.close();
});
