import type { Page } from "@playwright/test";
import { caretSettled, editorOf, newPost } from "../fixtures/editor.ts";
import { takeStep } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";
import { expectAccessible } from "../fixtures/watch-page.ts";

/** Selects a word of the text with the mouse, as a person does. */
async function selectWord(page: Page, word: string): Promise<void> {
  const text = editorOf(page).text;
  await text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1;
      if (at < 0) continue;
      (root as HTMLElement).focus();
      window.getSelection()?.setBaseAndExtent(node, at, node, at + wanted.length);
      return;
    }
    throw new Error(`no ${wanted}`);
  }, word);
  await caretSettled(page);
}

/** A page of the site as it is sent. */
const asReaders = (page: Page, path: string) =>
  page.evaluate(async (address) => (await fetch(address, { cache: "no-store" })).text(), path);

test("writer and editor talk about a passage: mention, answer, resolve, and the bell tells each", async ({
  site,
}) => {
  const writer = await site.signIn("author", "Jonas Ek");
  const editor = await site.signIn("editor", "Mei Okafor");
  const draft = await newPost(writer.page, "North quay", "The council votes tonight.");
  const postUrl = writer.page.url();

  const { page } = editor;
  await page.goto(postUrl);
  await expect(editorOf(page).text).toContainText("The council votes tonight.");
  await selectWord(page, "tonight");
  await page.keyboard.press("Control+Alt+m");
  const composer = page.getByRole("textbox", { name: "Your comment" });
  await expect(composer).toBeFocused();
  await composer.pressSequentially("@Jon");
  await expect(page.getByRole("option", { name: "Jonas Ek" })).toBeVisible();
  await page.keyboard.press("Enter");
  await composer.pressSequentially("is it <b>not</b> tomorrow?");
  await expectAccessible(page, "a comment in the making");
  await page.keyboard.press("Control+Enter");
  const thread = page.getByRole("listitem").filter({ hasText: "is it <b>not</b> tomorrow?" });
  await expect(thread).toContainText("@Jonas Ek");
  await expect(editorOf(page).text.locator(".comment-open")).toHaveText("tonight");
  await editorOf(page).saved();
  await expectAccessible(page, "a conversation");

  const bell = writer.page.getByRole("button", { name: "Notifications, 1 unread" });
  await writer.page.goto("/studio");
  await expect(bell).toBeVisible();
  await bell.click();
  await writer.page.getByRole("link", { name: /Mei Okafor mentioned you in North quay/ }).click();
  await expect(writer.page).toHaveURL(/thread=/);
  const mine = writer.page.getByRole("listitem").filter({ hasText: "tomorrow?" });
  await expect(mine).toHaveAttribute("aria-current", "true");
  await expect(editorOf(writer.page).text.locator(".comment-active")).toHaveText("tonight");
  await mine.getByRole("button", { name: "Answer" }).click();
  await writer.page.getByRole("textbox", { name: "Your answer" }).fill("It is. Thank you!");
  await mine.getByRole("button", { name: "Answer" }).click();
  await expect(mine.getByText("It is. Thank you!")).toBeVisible();

  await expect(thread.getByText("It is. Thank you!")).toBeVisible();
  await thread.getByRole("button", { name: "Resolve" }).click();
  await expect(page.getByText("Nothing is resolved yet.")).toBeHidden();
  await page.getByRole("tab", { name: /Resolved/ }).click();
  await expect(thread.getByText("Resolved by Mei Okafor.")).toBeVisible();
  await expect(editorOf(page).text.locator(".comment-open")).toHaveCount(0);
  await expect(writer.page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();

  // Nothing of it reaches a reader.
  await takeStep(page, "Publish");
  const published = await asReaders(page, "/posts/north-quay");
  expect(published).toContain("The council votes tonight.");
  expect(published).not.toMatch(/comment-anchor|data-thread|tomorrow/);
  await draft.saved();
});

test("a suggestion stands beside the text until it is accepted; readers see it only then", async ({
  site,
}) => {
  const { page, api, userId } = await site.signIn("editor", "Mei Okafor");
  const editor = await newPost(page, "Ferry", "The ferry leaves at seven.");
  const id = page.url().split("/").at(-1) ?? "";
  await page.getByRole("button", { name: "Suggest changes" }).click();
  await selectWord(page, "seven");
  await page.keyboard.type("eight");
  await expect(editor.text.locator("del")).toHaveText("seven");
  await expect(editor.text.locator("ins")).toHaveText("eight");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Only text can be suggested", { exact: true })).toBeVisible();
  await expect(editor.text.locator("p")).toHaveCount(1);
  await editor.saved();
  await page.getByRole("button", { name: "Comments", exact: true }).click();
  const list = page.getByRole("region", { name: "Suggestions" });
  await expect(list).toContainText("1 suggestion");
  await expect(list).toContainText("Mei Okafor");
  await expectAccessible(page, "a suggestion");
  // What is acknowledged is folded into the working copy a moment later.
  const stored = async () => JSON.stringify((await api.posts.get({ id })).workingCopy.document);
  await expect.poll(stored).toContain(userId);

  await takeStep(page, "Publish");
  const shown = () => asReaders(page, "/posts/ferry");
  expect(await shown()).toContain("The ferry leaves at seven.");
  await list.getByRole("button", { name: "Accept" }).click();
  await expect(list).toHaveCount(0);
  await expect(editor.text).toHaveText("The ferry leaves at eight.");
  await editor.saved();
  await takeStep(page, "Publish changes");
  await expect.poll(shown).toContain("The ferry leaves at eight.");
});

test("who may only suggest has a role for it: they change nothing, and the writer takes over what they suggest", async ({
  site,
}) => {
  const owner = await site.signIn("owner", "Nora Vance");
  const reader = await site.signIn("contributor", "Edda Moreau");
  const writer = await site.signIn("author", "Jonas Ek");
  await owner.page.goto("/studio/people/roles");
  await owner.page.getByRole("button", { name: "New role" }).click();
  const form = owner.page.getByRole("dialog", { name: "New role" });
  await form.getByRole("textbox", { name: "Name" }).fill("Proof reader");
  await form.getByLabel("Start from").selectOption("Suggester");
  await expect(form.getByRole("checkbox", { name: "Suggest changes in everybody’s" })).toBeChecked();
  await expect(form.getByRole("checkbox", { name: "Write in their own" })).not.toBeChecked();
  await form.getByRole("button", { name: "Make role" }).click();
  await expect(owner.page.getByRole("region", { name: "Roles of this publication" })).toContainText(
    "Proof reader",
  );
  const [role] = await owner.api.people.roles.list();
  await owner.api.people.staff.changeRole({ userId: reader.userId, roleId: role?.id ?? "" });

  const editor = await newPost(writer.page, "Ferry", "The ferry leaves at seven.");
  await reader.page.goto(new URL(writer.page.url()).pathname);
  const theirs = editorOf(reader.page);
  await expect(
    reader.page.getByRole("button", { name: "Your changes are suggestions", pressed: true }),
  ).toBeVisible();
  await selectWord(reader.page, "seven");
  await reader.page.keyboard.type("eight");
  await theirs.saved();
  await expect(editor.text.locator("ins")).toHaveText("eight");
  await expect(editor.text.locator("del")).toHaveText("seven");
  await writer.page.getByRole("button", { name: "Comments", exact: true }).click();
  const list = writer.page.getByRole("region", { name: "Suggestions" });
  await expect(list).toContainText("Edda Moreau");
  await list.getByRole("button", { name: "Accept" }).click();
  await expect(theirs.text).toHaveText("The ferry leaves at eight.");
});

test.describe("with a checklist", () => {
  test.use({
    publicationSettings: {
      checklist: {
        excerpt: "compulsory",
        cover: "off",
        tags: "advisory",
        meta_description: "off",
        picture_alt: "advisory",
        minimum_words: "off",
        dead_links: "advisory",
        open_comments: "advisory",
        open_suggestions: "advisory",
        words: 300,
      },
    },
  });

  test("what is required keeps a post in and is named; what is recommended is named and does not", async ({
    site,
  }) => {
    const { page } = await site.signIn("editor", "Mei Okafor");
    const editor = await newPost(page, "Harbour", "Boats come and go.");
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog).toContainText("It cannot go out before this is done");
    await expect(dialog).toContainText("It has no excerpt of its own");
    await expect(dialog).toContainText("At least one tag");
    await expectAccessible(page, "the question with a checklist");
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByText("It has no excerpt of its own").first()).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
    await page.getByLabel("Excerpt").fill("Boats.");
    await editor.saved();
    await takeStep(page, "Publish");
    await expect(page.getByText("Readers see this version.")).toBeVisible();
  });
});

test("a review is asked of somebody by name, who alone is told", async ({ site }) => {
  const writer = await site.signIn("contributor", "Jonas Ek");
  const [mei, ola] = [await site.signIn("editor", "Mei Okafor"), await site.signIn("editor", "Ola Dahl")];
  await newPost(writer.page, "Lighthouse", "It turns again.");
  await takeStep(writer.page, "Ask for a review", {
    answer: (dialog) => dialog.getByLabel("Mei Okafor").check(),
  });
  await mei.page.goto("/studio/notifications");
  await expect(
    mei.page.getByRole("link", { name: /Jonas Ek asks for a review of Lighthouse/ }),
  ).toBeVisible();
  await expectAccessible(mei.page, "notifications");
  await ola.page.goto("/studio/notifications");
  await expect(ola.page.getByText("Nothing yet")).toBeVisible();
  await mei.page.goto("/studio/account/notifications");
  await mei.page.getByLabel("Reviews asked of you").selectOption("Never");
  await expect(mei.page.getByText("Saved", { exact: true }).first()).toBeVisible();
  await mei.page.reload();
  await expect(mei.page.getByLabel("Reviews asked of you")).toHaveValue("off");
  await expectAccessible(mei.page, "mails");
  await writer.page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
  await writer.page.getByRole("tab", { name: /Reviews/ }).click();
  await expect(writer.page.getByRole("region", { name: "Reviewers" })).toContainText("has not answered yet");
});
