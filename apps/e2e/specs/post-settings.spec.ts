import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

// A picture of one pixel.
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("settings are saved with the post; a wrong one is said and keeps nothing else from being saved", async ({
  site,
}) => {
  const { page } = await site.signIn("editor", "Mei Okafor");
  const editor = await newPost(page, "Gulls");
  await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
  const panel = page.getByRole("complementary");
  await panel.getByLabel("Address", { exact: true }).fill("Not an address");
  await expect(panel.getByText(/Use lower-case letters/)).toBeVisible();
  await panel.getByLabel("Excerpt").fill("A field guide.");
  await editor.saved();
  await panel.getByLabel("Address", { exact: true }).fill("field-guide");
  await panel.getByLabel("Tags").fill("Birds");
  await page.getByRole("option", { name: "Create “Birds”" }).click();
  await expect(panel.getByRole("button", { name: "Remove Birds" })).toBeVisible();
  await panel.getByRole("switch", { name: "Featured" }).click();
  await panel.getByRole("button", { name: "Choose a cover" }).click();
  await page
    .getByLabel("Picture to upload")
    .setInputFiles({ name: "gull.png", mimeType: "image/png", buffer: pixel });
  await panel.getByLabel("Alternative text").fill("A gull");
  await editor.saved();

  await page.reload();
  await expect(editorOf(page).text).toBeVisible();
  await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
  await expect(panel.getByLabel("Address", { exact: true })).toHaveValue("field-guide");
  await expect(panel.getByLabel("Excerpt")).toHaveValue("A field guide.");
  await expect(panel.getByRole("button", { name: "Remove Birds" })).toBeVisible();
  await expect(panel.getByRole("switch", { name: "Featured" })).toBeChecked();
  await expect(panel.getByLabel("Alternative text")).toHaveValue("A gull");
});

test("a picture is pasted into the text, described and captioned", async ({ site }) => {
  const { page } = await site.signIn("author");
  const editor = await newPost(page, "Picture", "Look:");
  await editor.text.evaluate((element, base64) => {
    const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], "gull.png", { type: "image/png" }));
    element.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
    );
  }, pixel.toString("base64"));
  await editor.text.getByLabel("Alternative text").fill("A gull on a post");
  await editor.text.locator("figcaption").click();
  await page.keyboard.type("Seen in May.");
  await page.keyboard.press("Control+s");
  await editor.saved();
  await page.reload();
  const { text } = editorOf(page);
  await expect(text.getByRole("img", { name: "A gull on a post" })).toBeVisible();
  await expect(text.locator("figcaption")).toHaveText("Seen in May.");
});
