import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import type { Page } from "@playwright/test";
import { caretSettled, newPost } from "../fixtures/editor.ts";
import { toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";
import { expectAccessible } from "../fixtures/watch-page.ts";

/** Types a slash and letters of a name, and takes what is found. */
async function insertByName(page: Page, letters: string, name: string): Promise<void> {
  await page.keyboard.type(`/${letters}`);
  const option = page.getByRole("option", { name });
  await expect(option).toBeVisible();
  await option.click();
}

test("what is selected is kept as a snippet, and put into another text as a copy, in one step of undo", async ({
  site,
}) => {
  const { page, api } = await site.signIn("editor", "Edda Moreau");
  const { text } = await newPost(page, "First", "The ferry leaves at nine.");
  await text.click();
  await page.keyboard.press("Home");
  await caretSettled(page);
  await page.keyboard.press("Shift+End");
  const beside = page.getByRole("toolbar", { name: "Selected text" });
  await beside.getByRole("button", { name: "Save as snippet" }).click();
  const form = page.getByRole("dialog", { name: "Save as snippet" });
  await form.getByRole("button", { name: "Save snippet" }).click();
  await expect(form.getByText("Give the snippet a name")).toBeVisible();
  await form.getByLabel("Name").fill("Ferry times");
  await expectAccessible(page, "saving a snippet");
  await form.getByRole("button", { name: "Save snippet" }).click();
  await expect(toast(page, "“Ferry times” is kept")).toBeVisible();

  const { document } = parseMarkdown("## Landing\n\nMind the gap.[^1]\n\n- Ropes\n\n[^1]: It is wide.\n");
  await api.snippets.create({ name: "Landing", document });
  const second = await newPost(page, "Second", "Before. ");
  await insertByName(page, "ferr", "Ferry times");
  await expect(second.text).toHaveText("Before. The ferry leaves at nine.");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Insert", exact: true }).click();
  await page.getByRole("menuitem", { name: "Snippet" }).click();
  const name = page.getByRole("combobox", { name: "Name of a snippet" });
  await name.fill("land");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expectAccessible(page, "choosing a snippet");
  await name.press("Enter");
  await expect(second.text.getByRole("heading", { name: "Landing" })).toBeVisible();
  await expect(second.text).toContainText("It is wide.");
  await page.keyboard.press("Control+z");
  await expect(second.text).not.toContainText("It is wide.");
  await expect(second.text).toContainText("The ferry leaves at nine.");
  await page.keyboard.press("Control+Shift+z");
  await expect(second.text.getByRole("heading", { name: "Landing" })).toBeVisible();
  await second.saved();

  // A copy is a copy.
  for (const { id } of await api.snippets.list()) await api.snippets.delete({ id });
  await page.reload();
  await expect(second.text).toContainText("Before. The ferry leaves at nine.");
});

test("a snippet is looked at, changed, renamed, deleted and begun on its screen", async ({ site }) => {
  const { page, api } = await site.signIn("editor", "Edda Moreau");
  await api.snippets.create({ name: "Ferry times", document: parseMarkdown("It leaves at nine.").document });
  await api.snippets.create({ name: "Landing", document: parseMarkdown("Mind the gap.").document });
  await page.goto("/studio/snippets");
  await page.getByRole("button", { name: "Actions for Landing" }).click();
  await page.getByRole("menuitem", { name: "Preview" }).click();
  await expect(page.getByRole("dialog").getByText("Mind the gap.")).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Ferry times" }).click();
  const content = page.getByRole("textbox", { name: "Content" });
  await content.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Sharp.");
  await page.getByLabel("Name").fill("landing");
  await page.getByRole("button", { name: "Save snippet" }).click();
  await expect(page.getByText("Another snippet already has this name")).toBeVisible();
  await page.getByLabel("Name").fill("Ferries");
  await page.getByRole("button", { name: "Save snippet" }).click();
  await expect(toast(page, "Snippet saved")).toBeVisible();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ferries");
  // Somebody else is faster: nothing of theirs is lost without a word.
  const mine = (await api.snippets.list()).find((each) => each.name === "Ferries");
  await api.snippets.update({ id: mine?.id ?? "", version: mine?.version ?? 0, name: "Boats" });
  await content.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" Really.");
  await page.getByRole("button", { name: "Save snippet" }).click();
  await expect(page.getByText("Somebody else changed it meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Show theirs" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Boats");
  await expect(content).toHaveText("It leaves at nine. Sharp.");
  await page.getByRole("button", { name: "Delete…" }).click();
  await page.getByRole("button", { name: "Delete snippet" }).click();
  await expect(page.getByRole("link", { name: "Landing" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Boats" })).toHaveCount(0);

  await page.getByRole("link", { name: "New snippet" }).click();
  await page.getByLabel("Name").fill("Signature");
  await page.getByRole("button", { name: "Create snippet" }).click();
  await expect(page.getByText("A snippet needs something in it")).toBeVisible();
  await content.click();
  await page.keyboard.type("## The editors");
  await page.getByRole("button", { name: "Create snippet" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Signature");
  await expect(content.getByRole("heading", { name: "The editors" })).toBeVisible();
});

test("who only writes puts snippets in and does not make them; blocks are no suggestion", async ({
  site,
}) => {
  const { api } = await site.signIn("editor");
  const { document } = parseMarkdown("## Landing\n\n- Ropes\n");
  await api.snippets.create({ name: "Landing", document });
  const { page } = await site.signIn("contributor", "Ida Holm");
  await page.goto("/studio/snippets");
  await page.getByRole("link", { name: "Landing" }).click();
  await expect(page.getByRole("heading", { name: "Landing", level: 2 })).toBeVisible();
  await expect(page.getByRole("button", { name: "Save snippet" })).toHaveCount(0);
  await page.goto("/studio/snippets/new");
  await expect(page.getByText("Not yours to see")).toBeVisible();

  const { text } = await newPost(page, "Mine", "Words ");
  await page.getByRole("button", { name: "Suggest changes" }).click();
  await text.click();
  await page.keyboard.press("Control+End");
  await insertByName(page, "land", "Landing");
  await expect(toast(page, "Only text can be suggested")).toBeVisible();
  await expect(text.getByRole("heading")).toHaveCount(0);
  await page.getByRole("button", { name: "Suggest changes" }).click();
  await text.click();
  await page.keyboard.press("Control+End");
  await insertByName(page, "land", "Landing");
  await expect(text.getByRole("heading", { name: "Landing" })).toBeVisible();
});
