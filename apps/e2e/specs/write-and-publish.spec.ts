import { caretSettled, editorOf, newPost } from "../fixtures/editor.ts";
import { takeStep } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("a post is written, published, read, changed and unpublished", async ({ site, page: reader }) => {
  const { page } = await site.signIn("editor", "Mei Okafor");
  const editor = await newPost(page, "Tide tables", "High water at noon.");
  await takeStep(page, "Publish");
  await expect(page.getByText("Readers see this version.")).toBeVisible();

  await reader.goto(`${site.url}/posts/tide-tables`);
  await expect(reader.getByRole("heading", { name: "Tide tables" })).toBeVisible();
  await expect(reader.getByText("High water at noon.")).toBeVisible();

  await editor.write(" And at midnight.");
  await editor.saved();
  await expect(page.getByText("Live, with changes")).toBeVisible();
  await reader.reload();
  await expect(reader.getByText("And at midnight.")).toHaveCount(0);
  await takeStep(page, "Publish changes");
  await expect(page.getByText("Readers see this version.")).toBeVisible();
  await expect(async () => {
    await reader.reload();
    await expect(reader.getByText("And at midnight.")).toBeVisible({ timeout: 1_000 });
  }).toPass();

  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Unpublish" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Unpublish" }).click();
  await expect(page.getByText("A draft: only the staff sees it.")).toBeVisible();
});

test("writing works by keyboard alone, with the shorthands of Markdown and the slash menu", async ({
  site,
}) => {
  const { page } = await site.signIn("author");
  await newPost(page, "");
  const editor = editorOf(page);
  await editor.title.focus();
  await page.keyboard.type("By keyboard");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## A part\nPlain and **bold** words.\n- one\ntwo\n\n/quo");
  await expect(page.getByRole("option", { name: /^Quote/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Somebody said so.");
  await page.keyboard.press("Control+s");
  await editor.saved();
  await page.reload();
  const text = editorOf(page).text;
  await expect(text.getByRole("heading", { level: 2, name: "A part" })).toBeVisible();
  await expect(text.locator("strong")).toHaveText("bold");
  await expect(text.getByRole("listitem")).toHaveText(["one", "two"]);
  await expect(text.locator("blockquote")).toHaveText("Somebody said so.");
});

test("every kind of block can be inserted and is there again after a reload", async ({ site }) => {
  const { page } = await site.signIn("editor");
  const editor = await newPost(page, "Everything", "Start");
  const insert = async (name: string) => {
    await page.getByRole("button", { name: "Insert" }).click();
    await page.getByRole("menuitem", { name, exact: true }).click();
    // A menu gives the focus back as it goes, and the caret with it.
    await expect(page.getByRole("menu")).toHaveCount(0);
  };
  await insert("Footnote");
  await page.keyboard.type("What is said below.");
  let visits = 0;
  const end = async () => {
    // A place of its own each time: clicks at one place in quick succession would select the paragraph.
    const position = { x: 80 + 20 * visits++, y: 10 };
    await editor.text.locator("p", { hasText: "Start" }).click({ position });
    await caretSettled(page);
    await page.keyboard.press("End");
    await caretSettled(page);
    await page.keyboard.press("Enter");
  };
  await end();
  await insert("Code block");
  await page.keyboard.type("const a = 1;");
  await page.getByRole("combobox", { name: "Language of the code" }).fill("ts");
  await end();
  await insert("Formula");
  await expect(page.getByRole("textbox", { name: "Formula in TeX" })).toBeFocused();
  await page.keyboard.type("x^2");
  await end();
  await insert("Embed");
  await page
    .getByRole("textbox", { name: "Address to embed" })
    .fill("https://www.youtube.com/watch?v=abcdefghijk");
  await end();
  await insert("HTML");
  await page
    .getByRole("textbox", { name: "HTML" })
    .fill("<p>Made by <em>hand</em><script>alert(1)</script></p>");
  await end();
  await insert("Callout");
  await page.keyboard.type("Mind the gap.");
  await end();
  await insert("Table");
  await page.keyboard.type("Day");
  await end();
  await insert("Task list");
  await page.keyboard.type("Ask the pilots");
  await end();
  await insert("Divider");
  await page.keyboard.press("Control+s");
  await editor.saved();

  await page.reload();
  const { text } = editorOf(page);
  await expect(text.locator("pre")).toHaveText("const a = 1;");
  await expect(page.getByRole("combobox", { name: "Language of the code" })).toHaveValue("ts");
  await expect(text.locator("math")).toBeVisible();
  await expect(text.getByText("Readers see it by YouTube.")).toBeVisible();
  await expect(text.locator(".html-result")).toHaveText("Made by hand");
  await expect(text.locator("aside")).toContainText("Mind the gap.");
  await expect(text.getByRole("columnheader", { name: "Day" })).toBeVisible();
  await expect(text.getByRole("listitem").filter({ has: page.getByRole("checkbox") })).toContainText(
    "Ask the pilots",
  );
  await expect(text.getByText("What is said below.")).toBeVisible();
  await expect(text.getByRole("button", { name: "Footnote 1", exact: true })).toBeVisible();
  await expect(text.locator("hr")).toBeVisible();
});
