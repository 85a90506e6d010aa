import AxeBuilder from "@axe-core/playwright";
import { makePost } from "@broadsheet/testing/factories";
import type { Page } from "@playwright/test";
import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

async function clean(page: Page): Promise<void> {
  // Colours are judged once nothing moves any more.
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))),
  );
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
}

for (const colorScheme of ["light", "dark"] as const)
  for (const width of [390, 1280])
    test(`the studio's screens are accessible, ${colorScheme}, ${width} px`, async ({ site }) => {
      const { page, authorId } = await site.signIn("editor", "Mei Okafor");
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ colorScheme });
      await page.goto("/studio/posts");
      await expect(page.getByText("No posts yet")).toBeVisible();
      await clean(page);
      await makePost(site.db, site.publication.id, {
        title: "Tide",
        status: "in_review",
        authorIds: [authorId],
      });
      await page.goto("/studio");
      await expect(page.getByRole("link", { name: "Tide" }).first()).toBeVisible();
      await clean(page);
      await page.goto("/studio/posts");
      await expect(page.getByRole("link", { name: "Tide" })).toBeVisible();
      await clean(page);
      await newPost(page, "Accessible", "Everybody can write.");
      await clean(page);
      await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
      await expect(editorOf(page).title).toBeAttached();
      await expect(page.getByLabel("Excerpt")).toBeVisible();
      await clean(page);
      const scrollWidth = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(scrollWidth).toBeLessThanOrEqual(width);
    });
