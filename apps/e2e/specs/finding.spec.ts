import AxeBuilder from "@axe-core/playwright";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { toast } from "../fixtures/studio.ts";
import { expect, type Site, test } from "../fixtures/test.ts";

async function publish(site: Site, titles: readonly string[]) {
  const { api } = await site.signIn("editor", "Mara Quist");
  for (const title of titles) {
    const { id, version } = await api.posts.create({ title });
    await api.posts.publish({ id, version });
  }
}

test("posts are offered while a reader types, by keyboard alone", async ({ site, page }) => {
  await publish(site, ["Lighthouses at night", "The lighthouse keeper", "Something else"]);
  await page.goto(`${site.url}/search`);
  const field = page.getByRole("combobox", { name: "Search this publication" });
  await page.getByRole("searchbox").focus();
  await expect(field).toHaveAttribute("aria-expanded", "false");
  await field.pressSequentially("lightho");
  const options = page.getByRole("option");
  await expect(options).toHaveCount(2);
  await expect(options.first().locator("mark")).toBeVisible();
  await field.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await field.press("Escape");
  await expect(options).toHaveCount(0);
  await field.pressSequentially("u");
  await expect(options).toHaveCount(2);
  await field.press("ArrowDown");
  await field.press("Enter");
  await expect(page).toHaveURL(/\/posts\/(lighthouses-at-night|the-lighthouse-keeper)$/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a mistyped word leads to what was meant, and results are narrowed down", async ({ site, page }) => {
    await publish(site, ["Lighthouses at night", "The lighthouse keeper"]);
    await makeLivePost(site.db, site.publication.id, {
      title: "An older lighthouse",
      publishedAt: "2019-03-01T08:00:00.000Z",
    });
    await page.goto(`${site.url}/search`);
    await page.getByRole("searchbox").fill("lihgthouse");
    await page.getByRole("button", { name: "Search" }).click();
    await expect(page.getByText("These are results for “lighthouse”")).toBeVisible();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(3);
    await page.getByText("Years", { exact: true }).click();
    await page.getByRole("link", { name: /^2019/ }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveText(["An older lighthouse"]);
    await page.getByRole("link", { name: "2019: show all again" }).click();
    await expect(page.getByRole("heading", { level: 2 })).toHaveCount(3);
  });
});

test("a file of redirects is looked at, imported and followed", async ({ site }) => {
  const { page } = await site.signIn("owner", "Ada Lind");
  await publish(site, ["Ferry"]);
  await page.goto("/studio/settings/redirects");
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Or its text").fill("/blog/* /posts/:splat 301\n/a /b 200");
  await dialog.getByRole("button", { name: "Look at it first" }).click();
  await expect(dialog.getByText("1 new.")).toBeVisible();
  await expect(dialog.getByText("1 line is left out")).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Import 1 redirect" }).click();
  await expect(toast(page, "1 redirect imported")).toBeVisible();
  await page.goto("/blog/ferry");
  await expect(page).toHaveURL(/\/posts\/ferry$/);
});
