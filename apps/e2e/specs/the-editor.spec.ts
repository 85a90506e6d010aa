import AxeBuilder from "@axe-core/playwright";
import { caretSettled, editorOf, newPost } from "../fixtures/editor.ts";
import { takeStep } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("finding, replacing, the outline, one paragraph alone, and the whole screen, by the keyboard", async ({
  site,
}) => {
  const { page } = await site.signIn("editor", "Ada Lindqvist");
  const editor = await newPost(page, "Tides", "The tide rises. A Tide falls.");
  await page.keyboard.press("Enter");
  await page.keyboard.type("## Low water");
  await page.keyboard.press("Enter");
  await page.keyboard.type("No tides here: tide.");

  await page.keyboard.press("Control+f");
  const find = page.getByRole("search", { name: "Find in the text" });
  await page.keyboard.type("tide");
  await expect(find.getByRole("status")).toHaveText("1 of 4");
  await expect(editor.text.locator(".found-current")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(find.getByRole("status")).toHaveText("2 of 4");
  await page.keyboard.press("Shift+F3");
  await expect(find.getByRole("status")).toHaveText("1 of 4");
  await find.getByRole("button", { name: "Whole words" }).click();
  await expect(find.getByRole("status")).toHaveText("1 of 3");
  await find.getByRole("button", { name: "Match case" }).click();
  await expect(find.getByRole("status")).toHaveText("1 of 2");
  await find.getByRole("button", { name: "Replace", exact: true }).click();
  await find.getByRole("textbox", { name: "Replace with" }).fill("flood");
  await find.getByRole("button", { name: "Replace all" }).click();
  await expect(editor.text).toContainText("The flood rises. A Tide falls.");
  await expect(editor.text).toContainText("No tides here: flood.");
  await expect(find.getByRole("status")).toHaveText("Not found");
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(find).toBeHidden();
  await expect(editor.text).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(editor.text).toContainText("The tide rises. A Tide falls.");
  await expect(editor.text).toContainText("No tides here: tide.");

  await page.keyboard.press("Alt+Shift+o");
  const outline = page.getByRole("navigation", { name: "Outline" });
  await expect(outline.getByRole("button", { name: "Low water" })).toHaveAttribute(
    "aria-current",
    "location",
  );
  await outline.getByRole("button", { name: "Low water" }).click();
  await expect(editor.text).toBeFocused();

  await page.keyboard.press("Alt+Shift+d");
  await expect(editor.text.locator(".focus-here")).toHaveText("Low water");
  await editor.text.getByText(/^The tide rises/).click();
  await expect(editor.text.locator(".focus-here")).toHaveText(/^The tide rises/);
  await page.keyboard.press("Alt+Shift+d");
  await expect(editor.text.locator(".focus-here")).toHaveCount(0);

  await page.keyboard.press("Alt+Shift+f");
  await expect(page.getByRole("button", { name: "Settings, reviews, revisions" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Leave the full screen/ }).click();
  await expect(page.getByRole("navigation", { name: "Outline" })).toBeVisible();

  await editor.text.getByText("Low water").click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Control+Shift+ArrowRight");
  const beside = page.getByRole("toolbar", { name: "Selected text" });
  await beside.getByRole("button", { name: /^Italic/ }).click();
  await expect(editor.text.locator("em")).toHaveText("Low");
  await editorOf(page).saved();
});

test("the text as Markdown merges with what somebody else writes meanwhile, and is one step of undo", async ({
  site,
}) => {
  const ada = await site.signIn("editor", "Ada Lindqvist");
  const mei = await site.signIn("editor", "Mei Okafor");
  const mine = await newPost(ada.page, "Source", "First words.");
  await mei.page.goto(ada.page.url());
  const theirs = editorOf(mei.page);
  await expect(theirs.text).toHaveText("First words.");

  await mine.text.press("Alt+Shift+m");
  const dialog = ada.page.getByRole("dialog", { name: "Markdown" });
  const source = dialog.getByRole("textbox", { name: "Markdown of the text" });
  await expect(source).toHaveValue("First words.\n");
  await source.fill("The **first** words.\n\n- a\n- b\n");
  await theirs.write(" Meanwhile.");
  // Behind the dialog the text goes on, and is not in the tree of what can be reached.
  await expect(ada.page.locator(".post-text-editing")).toContainText("First words. Meanwhile.");
  await dialog.getByRole("button", { name: "Apply" }).click();
  await expect(dialog).toBeHidden();
  await expect(theirs.text.locator("p").first()).toHaveText("The first words. Meanwhile.");
  await expect(theirs.text.locator("li")).toHaveText(["a", "b"]);

  await mine.text.locator("li").nth(1).click();
  await ada.page.keyboard.press("Alt+Shift+ArrowUp");
  await expect(theirs.text.locator("li")).toHaveText(["b", "a"]);
  await ada.page.keyboard.press("Control+z");
  await expect(theirs.text.locator("li")).toHaveText(["a", "b"]);
  await ada.page.keyboard.press("Control+z");
  await expect(theirs.text).toHaveText("First words. Meanwhile.");
  await mine.saved();
});

test("code in colours, a toggle, a gallery, a link to a post of one's own, and a paste without its looks", async ({
  site,
}) => {
  const { page } = await site.signIn("editor", "Ada Lindqvist");
  await newPost(page, "Harbour guide", "Where the boats lie.");
  await takeStep(page, "Publish");
  const editor = await newPost(page, "Blocks", "");
  await editor.text.click();
  await page.keyboard.type("```ts ");
  await page.keyboard.type("const high = 6;");
  await expect(editor.text.locator("pre .c-keyword").first()).toHaveText("const");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.type("/toggle");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Why?");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Because of the guide");
  await page.keyboard.press("Control+Shift+ArrowLeft");

  await caretSettled(page);
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Address, or words of a post" });
  await field.fill("harbour");
  await expect(page.getByRole("option", { name: "Harbour guide" })).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(editor.text.getByRole("link", { name: "guide" })).toHaveAttribute("href", /harbour-guide/);

  // Twice Enter leads out of the toggle.
  await editor.text.getByText("Because of the").click();
  await caretSettled(page);
  for (const key of ["End", "Enter", "Enter"]) {
    await page.keyboard.press(key);
    await caretSettled(page);
  }
  await editor.text.evaluate((element) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData(
      "text/html",
      '<p class=MsoNormal style="mso-list:none"><span style="color:red;font-weight:700">Bold</span> words<o:p></o:p></p>',
    );
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(editor.text.locator("strong")).toHaveText("Bold");
  await expect(editor.text.locator("[style*=color]")).toHaveCount(0);

  const chosen = page.waitForEvent("filechooser");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/gallery");
  await page.keyboard.press("Enter");
  const picture = (name: string) => ({ name, mimeType: "image/png", buffer: pixel });
  await (await chosen).setFiles([picture("one.png"), picture("two.png")]);
  await expect(editor.text.locator(".node-figure + .node-figure")).toHaveCount(1);
  await editor.saved();
});
