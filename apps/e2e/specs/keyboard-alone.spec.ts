import type { Page } from "@playwright/test";
import { caretSettled, editorOf } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

/** The name of what has the focus, as its label or words say it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const { activeElement } = document;
    const label =
      activeElement instanceof HTMLInputElement ? activeElement.labels?.[0]?.textContent : undefined;
    return (activeElement?.getAttribute("aria-label") ?? label ?? activeElement?.textContent ?? "").trim();
  });

/** Goes on with Tab (or back) until something of that name has the focus. */
async function goTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const passed: string[] = [];
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press(key);
    const here = await focused(page);
    if (here === name) return;
    passed.push(here);
  }
  throw new Error(`${name} is not reached by ${key}; passed: ${passed.join(" | ")}`);
}

// The walk of docs/guides/keyboard.md, step by step.
test("a post is begun, written, published and found again without a pointer", async ({ site }) => {
  const { page } = await site.signIn("editor", "Mara Quist");
  await page.goto("/studio/posts");
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to content");
  await page.keyboard.press("Enter");
  await goTo(page, "New post");
  await page.keyboard.press("Enter");

  const editor = editorOf(page);
  await expect(editor.text).toBeVisible();
  await expect(async () => {
    if ((await focused(page)) !== "Title") await goTo(page, "Title", "Shift+Tab");
  }).toPass();
  await page.keyboard.type("By hand");
  await page.keyboard.press("Enter");
  await expect(editor.text).toBeFocused();
  await page.keyboard.type("Written without a mouse.");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await caretSettled(page);
  await page.keyboard.press("Control+b");
  await expect(editor.text.locator("strong")).toContainText("mouse");
  await page.keyboard.press("End");
  await caretSettled(page);
  await page.keyboard.press("Enter");
  await page.keyboard.type("/quo");
  await expect(page.getByRole("listbox")).toContainText("Quote");
  await page.keyboard.press("Enter");
  await caretSettled(page);
  await page.keyboard.type("Keys are enough.");
  await expect(editor.text.locator("blockquote")).toHaveText("Keys are enough.");
  await editor.saved();

  await page.keyboard.press("Escape");
  await goTo(page, "Publish", "Shift+Tab");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog").or(page.getByRole("alertdialog"));
  await expect(dialog).toBeVisible();
  await goTo(page, "Publish");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByText("Readers see this version.")).toBeVisible();
  // What opened the dialog is gone; the focus is not lost with it.
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe("HTML");

  await page.goto("/search");
  await goTo(page, "Search this publication");
  await page.keyboard.type("without a mouse");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=without/);
  await expect(page.getByRole("link", { name: "By hand" })).toBeVisible();
  await goTo(page, "By hand");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("By hand");
});
