import { takeStep, toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";
import { expectAccessible } from "../fixtures/watch-page.ts";

const hour = 3_600_000;
const wall = (at: Date) => at.toISOString().slice(0, 16);

test("a post is given the time at which it leaves the site, and it does", async ({ site }) => {
  const { page, api } = await site.signIn("editor");
  const { id } = await api.posts.create({ title: "Only for the fair" });
  await api.posts.publish({ id, version: 1 });
  await page.goto(`/studio/posts/${id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Schedule the end…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Leave the site at").fill(wall(new Date(Date.now() + 48 * hour)));
  await dialog.getByRole("button", { name: "Schedule the end", exact: true }).click();
  await expect(toast(page, "It leaves the site by itself")).toBeVisible();
  await expect(page.getByText(/It leaves the site on/)).toBeVisible();
  // Its time is put into the past, as waiting would; the worker does the rest.
  const past = new Date(Date.now() - 1000).toISOString();
  await site.db.sql.begin(async (sql) => {
    await sql`select set_config('broadsheet.publication_id', ${site.publication.id}, true)`;
    await sql`update posts set unpublish_at = ${past} where id = ${id}`;
    await sql`update pgboss.job set start_after = now() where name = 'post.unpublish-due' and data ->> 'postId' = ${id}`;
  });
  await expect.poll(async () => (await api.posts.get({ id })).live, { timeout: 40_000 }).toBe(false);
  expect((await page.goto("/posts/only-for-the-fair"))?.status()).toBe(404);
});

test("in the calendar a post is dragged to another day, moved by the keyboard, and a draft finds its day", async ({
  site,
}) => {
  const { page, api } = await site.signIn("editor");
  const soon = new Date();
  soon.setUTCMonth(soon.getUTCMonth() + 1, 10);
  soon.setUTCHours(9, 0, 0, 0);
  const day = (date: number) => `${wall(soon).slice(0, 8)}${String(date).padStart(2, "0")}`;
  const { id } = await api.posts.create({ title: "The tenth" });
  await api.posts.schedule({ id, version: 1, at: soon.toISOString() });
  await api.posts.create({ title: "Some day" });
  await page.goto("/studio/calendar");
  await page.getByRole("button", { name: "The next month" }).click();
  const cell = (date: number) => page.locator(`[data-day="${day(date)}"]`);
  const entry = page.getByRole("button", { name: /: The tenth$/ });
  await expect(cell(10).getByRole("button", { name: /09:00: The tenth/ })).toBeVisible();
  await expectAccessible(page, "/studio/calendar");

  await entry.dragTo(cell(14));
  await expect(cell(14).getByText("The tenth")).toBeVisible();
  await expect.poll(async () => (await api.posts.get({ id })).scheduledAt).toContain(day(14));
  await entry.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(cell(21).getByText("The tenth")).toBeVisible();
  await expect.poll(async () => (await api.posts.get({ id })).scheduledAt).toContain(day(21));

  const drafts = page.getByRole("list", { name: "Drafts without a date" });
  await drafts.getByRole("listitem").filter({ hasText: "Some day" }).dragTo(cell(17));
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByLabel("Publish at")).toHaveValue(`${day(17)}T09:00`);
  await dialog.getByRole("button", { name: "Schedule", exact: true }).click();
  await expect(cell(17).getByText("Some day")).toBeVisible();
  await expect(page.getByText("Every draft has its day.")).toBeVisible();

  // What is shown is in the address: it is read again as it was, and left by going back.
  await page.getByLabel("State").selectOption("Published");
  await expect(entry).toBeHidden();
  await page.reload();
  await expect(page.getByLabel("State")).toHaveValue("published");
  await page.goBack();
  await expect(entry).toBeVisible();
  await page.getByRole("button", { name: "Week", exact: true }).click();
  await expect(page.getByRole("button", { name: "Week", exact: true, pressed: true })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("button", { name: "Month", exact: true, pressed: true })).toBeVisible();

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByRole("button", { name: /: Some day$/ })).toBeVisible();
  await expectAccessible(page, "/studio/calendar on a phone");
});

test("what readers do not see yet is shown word by word, and published or discarded from there", async ({
  site,
}) => {
  const { page, api } = await site.signIn("editor");
  const text = (words: string) => ({
    type: "doc" as const,
    content: [{ type: "paragraph", content: [{ type: "text", text: words }] }],
  });
  const { id } = await api.posts.create({ title: "Harbour", document: text("The old quay stays open.") });
  await api.posts.publish({ id, version: 1 });
  await api.posts.save({ id, version: 1, title: "The harbour", document: text("The new quay stays open.") });
  await page.goto(`/studio/posts/${id}`);
  await page.getByRole("link", { name: "See what differs" }).click();
  await expect(page.getByRole("heading", { name: "What readers do not see yet" })).toBeVisible();
  await expect(page.locator("del").filter({ hasText: "old" })).toBeVisible();
  await expect(page.locator("ins").filter({ hasText: "new" })).toBeVisible();
  await expect(page.getByText("Title", { exact: true })).toBeVisible();
  await expectAccessible(page, "/studio/compare");
  await page.getByRole("button", { name: "Discard changes" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("heading", { name: "No difference" })).toBeVisible();
  expect(await api.posts.get({ id })).toMatchObject({ title: "Harbour", hasChanges: false });
});

test("a preview link shows the working copy to people without an account, until it is revoked", async ({
  site,
  browser,
}) => {
  const { page, api } = await site.signIn("author", "Ada Quill");
  const { id } = await api.posts.create({ title: "Not out yet", settings: { excerpt: "For your eyes" } });
  await page.goto(`/studio/posts/${id}`);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Preview links…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("For whom").fill("The interviewee");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  const address = await dialog.getByLabel("The new preview link").inputValue();
  await expectAccessible(page, "preview links");

  const stranger = await (await browser.newContext()).newPage();
  const answer = await stranger.goto(address);
  expect(answer?.status()).toBe(200);
  expect(answer?.headers()).toMatchObject({
    "cache-control": "private, no-store",
    "referrer-policy": "no-referrer",
    "x-robots-tag": "noindex, nofollow, noarchive",
  });
  await expect(stranger.getByRole("heading", { name: "Not out yet" })).toBeVisible();
  await expect(stranger.getByRole("complementary", { name: "Preview" })).toBeVisible();
  await expectAccessible(stranger, "a preview");

  await page.reload();
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Preview links…" }).click();
  await expect(dialog.getByText(/opened 1×/)).toBeVisible();
  await dialog.getByRole("button", { name: "Revoke “The interviewee”" }).click();
  await expect(dialog.getByText("Revoked", { exact: true })).toBeVisible();
  expect((await stranger.goto(address))?.status()).toBe(410);
  await expect(stranger.getByRole("heading", { name: "This preview is over" })).toBeVisible();
  await stranger.context().close();
});

test("a bundle goes out whole or not at all", async ({ site }) => {
  const { page, api } = await site.signIn("editor");
  const [one, two] = [await api.posts.create({ title: "First part" }), await api.posts.create({ title: "" })];
  await page.goto("/studio/bundles");
  await page.getByRole("button", { name: "New bundle" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("Winter issue");
  await page.getByRole("dialog").getByRole("button", { name: "Create bundle" }).click();
  await expect(page.getByRole("heading", { name: "Winter issue" })).toBeVisible();
  const found = page.getByRole("list", { name: "Posts to add" });
  const inside = page.getByRole("region", { name: "Posts of the bundle" });
  await found.getByRole("button", { name: /First part/ }).click();
  await expect(inside.getByRole("link", { name: "First part" })).toBeVisible();
  await found.getByRole("button", { name: /Untitled/ }).click();
  await expect(inside.getByText("It needs a title")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish all" })).toBeDisabled();
  await expectAccessible(page, "/studio/bundles/…");
  expect((await api.posts.get({ id: one.id })).live).toBe(false);

  await api.posts.save({ id: two.id, version: 1, title: "Second part" });
  await page.reload();
  await page.getByRole("button", { name: "Publish all" }).click();
  await page
    .getByRole("alertdialog")
    .or(page.getByRole("dialog"))
    .getByRole("button", { name: "Publish all" })
    .click();
  await expect(page.getByText(/^It went out on/)).toBeVisible();
  for (const { id } of [one, two]) expect((await api.posts.get({ id })).live).toBe(true);
});

test("a scheduled post says when and by whom, in words", async ({ site }) => {
  const { page, api } = await site.signIn("editor", "Mei Tanaka");
  const { id } = await api.posts.create({ title: "Tomorrow" });
  await page.goto(`/studio/posts/${id}`);
  await takeStep(page, "Schedule…", { done: "Scheduled", at: new Date(Date.now() + 24 * hour) });
  await expect(page.getByText(/^Scheduled for .* by Mei Tanaka\./)).toBeVisible();
});
