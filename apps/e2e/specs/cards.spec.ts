import AxeBuilder from "@axe-core/playwright";
import { makeLivePost } from "@broadsheet/testing/live-post";
import type { Locator } from "@playwright/test";
import { caretSettled, editorOf, newPost } from "../fixtures/editor.ts";
import { takeStep } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

const paste = (text: Locator, words: string) =>
  text.evaluate((element, data) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", data);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, words);

test("a button and bookmarks are made by the keyboard and by pasting, and readers get them", async ({
  site,
}) => {
  await makeLivePost(site.db, site.publication.id, {
    slug: "tides",
    title: "On tides",
    excerpt: "Why the harbour is empty twice a day.",
  });
  const { page } = await site.signIn("editor", "Ada Lindqvist");
  const { text } = await newPost(page, "Reading list", "/button");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Button" });
  await expect(dialog.getByRole("textbox", { name: "Label" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByText("Say what the button does")).toBeVisible();
  await page.keyboard.type("Subscribe");
  await page.keyboard.press("Tab");
  await page.keyboard.type("javascript:alert(1)");
  await page.keyboard.press("Enter");
  await expect(dialog.getByText(/^Enter an address such as/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Address" }).fill("/subscribe");
  await dialog.getByRole("radio", { name: "Centre" }).click();
  await dialog.getByRole("button", { name: "Save button" }).click();
  await expect(dialog).toBeHidden();
  const button = text.getByRole("button", { name: "Edit the button Subscribe" });
  await expect(button).toBeVisible();

  await editorOf(page).write("/bookmark");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Address" })).toBeFocused();
  await page.keyboard.type("/posts/tides");
  await page.keyboard.press("Enter");
  const own = text.locator(".bookmark-card").first();
  await expect(own).toContainText("On tides");
  await expect(own).toContainText("Why the harbour is empty twice a day.");

  // An address nobody may ask: the card stays, says why, and takes a title by hand.
  await editorOf(page).write("");
  await caretSettled(page);
  await paste(text, "http://127.0.0.1/private");
  const offer = page.getByRole("listbox", { name: "Insert" });
  await expect(offer.getByRole("option")).toHaveText([/^Link/, /^Bookmark/]);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const closed = text.locator(".bookmark-card").nth(1);
  await expect(closed.getByRole("status")).toContainText("not on the open internet");
  await closed.getByRole("button", { name: /^Fetch title/ }).click();
  await expect(closed.getByRole("status")).toContainText("not on the open internet");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await closed.getByRole("button", { name: "Edit the bookmark" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Title" }).fill("Written by hand");
  await page.keyboard.press("Enter");
  await expect(closed).toContainText("Written by hand");

  await editorOf(page).write("");
  await caretSettled(page);
  await paste(text, "https://youtu.be/dQw4w9WgXcQ");
  await expect(offer.getByRole("option")).toHaveText([/^Link/, /^Bookmark/, /^Embed/]);
  await page.keyboard.press("Enter");
  await expect(offer).toBeHidden();
  await page.keyboard.type("After the link");
  await expect(text.locator("p").filter({ hasText: "After the link" })).toHaveText("After the link");
  await editorOf(page).saved();

  await takeStep(page, "Publish");
  await page.goto("/posts/reading-list");
  const prose = page.locator(".prose");
  await expect(prose.locator(".post-button-center a")).toHaveAttribute("href", "/subscribe");
  await expect(prose.locator(".bookmark").first().getByRole("link", { name: "On tides" })).toBeVisible();
  await expect(prose.locator(".bookmark").nth(1)).toContainText("Written by hand");
  const markdown = await page.evaluate(async () => (await fetch("/posts/reading-list.md")).text());
  expect(markdown).toContain(`[Subscribe](${site.url}/subscribe){.button .center}`);
  expect(markdown).toContain("{.bookmark");
});

test("on a phone blocks are moved, copied and deleted by a menu that a finger finds", async ({ site }) => {
  const { page } = await site.signIn("editor", "Ada Lindqvist");
  await page.setViewportSize({ width: 390, height: 800 });
  const { text } = await newPost(page, "Order", "one");
  await page.keyboard.press("Enter");
  await page.keyboard.type("two");
  const steps = page.getByRole("button", { name: "Move, duplicate or delete this block" });
  const choose = async (name: string) => {
    await steps.click();
    const item = page.getByRole("menuitem", { name });
    expect((await item.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await item.click();
    await expect(text).toBeFocused();
  };
  expect((await steps.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  await choose("Move up");
  await expect(text.locator("> p")).toHaveText(["two", "one"]);
  await choose("Duplicate");
  await expect(text.locator("> p")).toHaveText(["two", "two", "one"]);
  await page.keyboard.type("!");
  await expect(text.locator("> p")).toHaveText(["two", "two!", "one"]);
  await choose("Delete");
  await expect(text.locator("> p")).toHaveText(["two", "one"]);
});
