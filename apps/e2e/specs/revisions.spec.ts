import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

test("a revision is kept with a note, looked at and restored; what was there is kept too", async ({
  site,
}) => {
  const { page } = await site.signIn("author", "Tomás Beira");
  const editor = await newPost(page, "Lamplighter", "The first version.");
  await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
  await page.getByRole("tab", { name: "Revisions" }).click();
  await page.getByRole("textbox", { name: "Note for a revision" }).fill("Before the cut");
  await page.getByRole("button", { name: "Keep", exact: true }).click();
  const revisions = page.getByRole("list", { name: "Revisions" });
  await expect(revisions.getByRole("button")).toHaveCount(1);
  await expect(revisions).toContainText("Before the cut · Tomás Beira");

  await editor.text.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("The second version.");
  await editor.saved();
  await revisions.getByRole("button").first().click();
  await expect(page.getByRole("dialog")).toContainText("The first version.");
  await page.getByRole("dialog").getByRole("button", { name: "Restore this revision" }).click();
  await expect(editor.text).toHaveText("The first version.");
  await expect(revisions.getByRole("button")).toHaveCount(2);
  await page.reload();
  await expect(editorOf(page).text).toHaveText("The first version.");
});
