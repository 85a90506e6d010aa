import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

/** What the browser holds back for later, as JSON. */
function keptOnDevice(): Promise<string> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("broadsheet-drafts");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const reading = database.transaction("drafts").objectStore("drafts").getAll();
      reading.onsuccess = () => {
        database.close();
        resolve(JSON.stringify(reading.result));
      };
    };
  });
}

test("what is written is saved by itself and is there after a reload", async ({ site }) => {
  const { page } = await site.signIn("author");
  const editor = await newPost(page, "By itself");
  await editor.write("Nobody pressed a button.");
  await expect(editor.saving).toHaveText(/Not saved yet|Saving…/);
  await editor.saved();
  await page.reload();
  await expect(editorOf(page).text).toHaveText("Nobody pressed a button.");
});

test("offline, writing goes on, the truth is said, and the network's return saves it", async ({ site }) => {
  const { page, context } = await site.signIn("author");
  const editor = await newPost(page, "On the boat");
  await context.setOffline(true);
  await editor.write("No network out here.");
  await expect(editor.saving).toHaveText("Offline – 1 change not saved yet");
  await editor.title.fill("On the boat again");
  await expect(editor.saving).toHaveText("Offline – 2 changes not saved yet");
  await context.setOffline(false);
  await editor.saved();
  await page.reload();
  await expect(editorOf(page).title).toHaveValue("On the boat again");
  await expect(editorOf(page).text).toHaveText("No network out here.");
});

test("a tab that dies before its changes are saved loses none: the next visit offers them", async ({
  site,
}) => {
  const { page, context } = await site.signIn("author");
  const editor = await newPost(page, "Crash");
  const address = page.url();
  await context.setOffline(true);
  await editor.write("Written before the crash.");
  // A crash is no end that a page hears of: what counts is what the device holds at that moment.
  await expect.poll(() => page.evaluate(keptOnDevice)).toContain("Written before the crash.");
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const next = await context.newPage();
  await next.goto(address);
  await expect(next.getByText("This browser holds changes that were never saved")).toBeVisible();
  await next.getByRole("button", { name: "Take them" }).click();
  await expect(editorOf(next).text).toHaveText("Written before the crash.");
  await editorOf(next).saved();
  await next.reload();
  await expect(editorOf(next).text).toHaveText("Written before the crash.");
  await expect(next.getByText("This browser holds changes")).toHaveCount(0);
});

test("a server that fails for a while is asked again, and a workflow step waits for what is not saved", async ({
  site,
}) => {
  const { page } = await site.signIn("editor");
  const editor = await newPost(page, "Patience");
  await page.route("**/api/trpc/posts.save**", (route) => route.abort());
  await editor.write("Kept here.");
  await expect(editor.saving).toHaveText(/does not answer – 1 change not saved yet/);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Not done: your changes are not saved yet").first()).toBeVisible();
  await page.unroute("**/api/trpc/posts.save**");
  await editor.saved();
  await expect(page.getByText("A draft: only the staff sees it.")).toBeVisible();
});

for (const way of ["mine", "theirs"] as const) {
  test(`two people save at once: going on with ${way} keeps the other version as a revision`, async ({
    site,
  }) => {
    const ada = await site.signIn("editor", "Ada Lindqvist");
    const mei = await site.signIn("editor", "Mei Okafor");
    const mine = await newPost(ada.page, "Conflict", "Common ground.");
    await mei.page.goto(ada.page.url());
    const theirs = editorOf(mei.page);
    await expect(theirs.text).toHaveText("Common ground.");
    await theirs.write(" Mei was here.");
    await theirs.saved();
    await mine.write(" Ada was here.");

    await expect(ada.page.getByText("Mei Okafor saved this while you were writing")).toBeVisible();
    await expect(mine.text).toHaveText("Common ground. Ada was here.");
    await ada.page.getByRole("button", { name: `Go on with ${way}` }).click();
    await mine.saved();
    const kept = way === "mine" ? "Common ground. Ada was here." : "Common ground. Mei was here.";
    const other = way === "mine" ? "Common ground. Mei was here." : "Common ground. Ada was here.";
    await expect(mine.text).toHaveText(kept);
    await ada.page.reload();
    await expect(editorOf(ada.page).text).toHaveText(kept);

    await ada.page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
    await ada.page.getByRole("tab", { name: "Revisions" }).click();
    await ada.page.getByRole("list", { name: "Revisions" }).getByRole("button").first().click();
    await expect(ada.page.getByRole("dialog")).toContainText(other);
  });
}
