import { editorOf, newPost } from "../fixtures/editor.ts";
import { expect, test } from "../fixtures/test.ts";

/** How many changes this browser notes as not confirmed, in all its copies of posts. */
async function unsentOnDevice(): Promise<number> {
  const wait = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  let unsent = 0;
  for (const { name } of await indexedDB.databases()) {
    if (!name?.startsWith("broadsheet-post:")) continue;
    const database = await wait(indexedDB.open(name));
    if (database.objectStoreNames.contains("custom"))
      unsent += Number(await wait(database.transaction("custom").objectStore("custom").get("unsent"))) || 0;
    database.close();
  }
  return unsent;
}

test("what is written is saved by itself and is there after a reload", async ({ site }) => {
  const { page } = await site.signIn("author");
  const editor = await newPost(page, "By itself");
  await editor.write("Nobody pressed a button.");
  await editor.saved();
  await page.reload();
  await expect(editorOf(page).text).toHaveText("Nobody pressed a button.");
});

test("offline, writing goes on, the truth is said, and the network's return saves it", async ({ site }) => {
  const { page, context } = await site.signIn("author");
  const editor = await newPost(page, "On the boat");
  await context.setOffline(true);
  await editor.write("No network out here.");
  await expect(editor.saving).toHaveText(/^Offline – \d+ changes not saved yet$/);
  await editor.title.fill("On the boat again");
  await context.setOffline(false);
  await editor.saved();
  await page.reload();
  await expect(editorOf(page).title).toHaveValue("On the boat again");
  await expect(editorOf(page).text).toHaveText("No network out here.");
});

test("a tab that dies before its changes are saved loses none: the next visit has and sends them", async ({
  site,
}) => {
  const { page, context, api } = await site.signIn("author");
  const editor = await newPost(page, "Crash");
  const address = page.url();
  await expect.poll(() => page.evaluate(unsentOnDevice)).toBe(0);
  await context.setOffline(true);
  await editor.write("Written before the crash.");
  // A crash is no end that a page hears of: what counts is what the device holds at that moment.
  await expect.poll(() => page.evaluate(unsentOnDevice)).toBe("Written before the crash.".length);
  await page.close({ runBeforeUnload: false });
  await context.setOffline(false);

  const next = await context.newPage();
  await next.goto(address);
  await expect(editorOf(next).text).toHaveText("Written before the crash.");
  await editorOf(next).saved();
  const id = address.split("/").at(-1) ?? "";
  await api.posts.collab.settle({ postId: id });
  expect(JSON.stringify((await api.posts.get({ id })).workingCopy)).toContain("Written before the crash.");
});

test("a server that fails for a while is asked again, and a workflow step waits for what is not saved", async ({
  site,
}) => {
  const { page } = await site.signIn("editor");
  const editor = await newPost(page, "Patience");
  await page.route("**/api/trpc/posts.collab.push**", (route) => route.abort());
  await editor.write("Kept here.");
  await expect(editor.saving).toHaveText(/does not answer – \d+ changes? not saved yet/);
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Publish", exact: true }).click();
  await expect(page.getByText("Not done: your changes are not saved yet").first()).toBeVisible();
  await page.unroute("**/api/trpc/posts.collab.push**");
  await editor.saved();
  await expect(page.getByText("A draft: only the staff sees it.")).toBeVisible();
});
