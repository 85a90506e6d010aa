import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

test("two people write at once, see each other's words and carets, and each undoes their own", async ({
  site,
}) => {
  const ada = await site.signIn("editor", "Ada Lindqvist");
  const mei = await site.signIn("editor", "Mei Okafor");
  const mine = await newPost(ada.page, "Together", "Common ground.");
  await mei.page.goto(ada.page.url());
  const theirs = editorOf(mei.page);
  await expect(theirs.text).toHaveText("Common ground.");

  await theirs.text.click();
  await mei.page.keyboard.press("Control+Home");
  await Promise.all([mine.write(" Ada was here."), mei.page.keyboard.type("Mei was here. ")]);
  const words = "Mei was here. Common ground. Ada was here.";
  await expect(mine.text).toContainText("Mei was here. ");
  await expect(theirs.text).toContainText("Ada was here.");
  await expect(ada.page.locator(".peer-caret")).toHaveAttribute("data-name", "Mei Okafor");
  await mine.saved();
  await theirs.saved();

  await ada.page.keyboard.press("Control+z");
  await expect(theirs.text).not.toContainText("Ada was here.");
  await expect(mine.text).toContainText("Mei was here. Common ground.");
  const again = ada.page.getByRole("button", { name: "Redo (Ctrl Shift Z)" });
  await expect(again).toBeEnabled();
  await ada.page.keyboard.press("Control+y");
  await expect(again).toBeDisabled();
  await expect(ada.page.getByRole("button", { name: "Undo (Ctrl Z)" })).toBeEnabled();
  await mine.title.fill("Together at last");
  await expect(theirs.title).toHaveValue("Together at last");
  await expect(ada.page.getByRole("list", { name: "Also here" }).getByRole("button")).toHaveAccessibleName(
    /^Follow Mei Okafor/,
  );
  await mine.saved();
  await ada.page.reload();
  await expect(editorOf(ada.page).text).toContainText(words);
  await mei.page.goto("/studio/posts");
  await expect(ada.page.getByRole("list", { name: "Also here" })).toHaveCount(0);
});

test("an hour offline ends in a merge", async ({ site }) => {
  const ada = await site.signIn("editor", "Ada Lindqvist");
  const mei = await site.signIn("editor", "Mei Okafor");
  const mine = await newPost(ada.page, "On a train", "First.");
  await mei.page.goto(ada.page.url());
  const theirs = editorOf(mei.page);
  await expect(theirs.text).toHaveText("First.");
  await ada.context.setOffline(true);
  await mine.write(" From the train.");
  await mine.title.fill("Through a tunnel");
  await theirs.text.click();
  await mei.page.keyboard.press("Control+Home");
  await mei.page.keyboard.type("At the desk. ");
  await theirs.saved();
  await ada.context.setOffline(false);
  await mine.saved();
  await expect(mine.text).toContainText("At the desk. First. From the train.");
  await expect(theirs.text).toContainText("At the desk. First. From the train.");
  await expect(theirs.title).toHaveValue("Through a tunnel");
});

test("a program's change appears in what is open, and somebody whose role is taken away stops", async ({
  site,
}) => {
  const ada = await site.signIn("editor", "Ada Lindqvist");
  const mei = await site.signIn("editor", "Mei Okafor");
  const mine = await newPost(ada.page, "Desk", "Typed.");
  const id = ada.page.url().split("/").at(-1) ?? "";
  await mei.page.goto(ada.page.url());
  const theirs = editorOf(mei.page);
  await expect(theirs.text).toHaveText("Typed.");
  const { version } = await ada.api.posts.collab.settle({ postId: id });
  await ada.api.posts.save({ id, version, title: "By a program" });
  await expect(mine.title).toHaveValue("By a program");
  await expect(theirs.title).toHaveValue("By a program");

  const owner = await site.signIn("owner");
  await owner.api.people.staff.changeRole({ userId: mei.userId, role: "contributor" });
  await expect(mei.page.getByText("You cannot write here any more")).toBeVisible();
  await expect(theirs.text).toHaveAttribute("contenteditable", "false");
  await expect(theirs.saving).toHaveText("Not allowed to write here now");
  await mine.write(" Later.");
  await mine.saved();
  await expect(theirs.text).not.toContainText("Later.");
});
