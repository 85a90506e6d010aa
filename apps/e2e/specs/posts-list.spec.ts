import { makePost, makeTag } from "@broadsheet/testing/factories";
import { expect, test } from "../fixtures/test.ts";

test("posts are found by tab, title and author, and pages through with more", async ({ site }) => {
  const ada = await site.signIn("editor", "Ada Lindqvist");
  const tom = await site.signIn("author", "Tomás Beira");
  for (let n = 1; n <= 23; n += 1)
    await makePost(site.db, site.publication.id, { title: `Ada ${n}`, authorIds: [ada.authorId] });
  await makePost(site.db, site.publication.id, {
    title: "Tide",
    status: "in_review",
    authorIds: [tom.authorId],
  });
  const { page } = ada;
  await page.goto("/studio/posts");
  const rows = page.getByRole("region", { name: "Posts" }).getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(rows).toHaveCount(24);
  await page.getByRole("link", { name: "In review" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(/view=review/);
  await page.getByRole("link", { name: "All", exact: true }).click();
  await page.getByRole("searchbox", { name: "Search posts" }).fill("tid");
  await expect(rows).toHaveCount(1);
  await page.getByRole("searchbox").fill("nothing like that");
  await expect(page.getByText("No posts match")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("button", { name: "Author: By anybody" }).click();
  await page.getByRole("combobox", { name: "Find: Author" }).fill("tom");
  await page.getByRole("option", { name: "Tomás Beira" }).click();
  await expect(rows).toHaveCount(1);

  await tom.page.goto("/studio/posts");
  await expect(tom.page.getByRole("region", { name: "Posts" }).getByRole("listitem")).toHaveCount(1);
});

test("a post goes to the bin and back, and is deleted for good, from the list's menu", async ({ site }) => {
  const { page, authorId } = await site.signIn("author");
  await makePost(site.db, site.publication.id, { title: "Superfluous", authorIds: [authorId] });
  const step = async (name: string) => {
    await page.getByRole("button", { name: "Actions for Superfluous" }).click();
    await page.getByRole("menuitem", { name }).click();
  };
  await page.goto("/studio/posts");
  await step("Move to the bin");
  await expect(page.getByText("No posts yet")).toBeVisible();
  await page.getByRole("link", { name: "Bin", exact: true }).click();
  await step("Take out of the bin");
  await expect(page.getByText("The bin is empty")).toBeVisible();
  await page.getByRole("link", { name: "All", exact: true }).click();
  await step("Move to the bin");
  await page.getByRole("link", { name: "Bin", exact: true }).click();
  await step("Delete for good");
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete for good" }).click();
  await expect(page.getByText("The bin is empty")).toBeVisible();
});

test("more that cannot be loaded is said, and comes at the next try", async ({ site }) => {
  const { page, authorId } = await site.signIn("author");
  for (let n = 1; n <= 22; n += 1)
    await makePost(site.db, site.publication.id, { title: `Post ${n}`, authorIds: [authorId] });
  await page.goto("/studio/posts");
  const rows = page.getByRole("region", { name: "Posts" }).getByRole("listitem");
  await expect(rows).toHaveCount(20);
  await page.route("**/api/trpc/posts.list**", (route) => route.abort());
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(page.getByText(/^More could not be loaded/)).toBeVisible({ timeout: 20_000 });
  await expect(rows).toHaveCount(20);
  await page.unroute("**/api/trpc/posts.list**");
  await page.getByRole("button", { name: "Load more" }).click();
  await expect(rows).toHaveCount(22);
});

test("many posts are changed at once and back again, and the palette and keys lead everywhere", async ({
  site,
}) => {
  const { page, authorId } = await site.signIn("editor");
  const tag = await makeTag(site.db, site.publication.id, "Harbour");
  for (const title of ["First tide", "Second tide", "Else"])
    await makePost(site.db, site.publication.id, { title, authorIds: [authorId] });
  await page.goto("/studio/posts");
  const rows = page.getByRole("region", { name: "Posts" }).getByRole("listitem");
  await expect(rows).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Choose First tide" }).click();
  await page.getByRole("checkbox", { name: "Choose Second tide" }).click();
  const bar = page.getByRole("toolbar", { name: "Actions for the chosen posts" });
  await expect(bar.getByText("2 posts chosen")).toBeVisible();
  await bar.getByRole("button", { name: "Add tag" }).click();
  await page.getByRole("combobox", { name: "Find: Tag to put on" }).fill("har");
  await page.getByRole("option", { name: tag.name }).click();
  await expect(rows.filter({ hasText: "Harbour" })).toHaveCount(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(rows.filter({ hasText: "Harbour" })).toHaveCount(0);

  await page.getByRole("searchbox", { name: "Search posts" }).fill("tide");
  await expect(rows).toHaveCount(2);
  await page.getByRole("button", { name: "Views" }).click();
  await page.getByRole("menuitem", { name: "Save this view…" }).click();
  await page.getByLabel("Name").fill("Tides");
  await page.getByRole("button", { name: "Save view" }).click();
  await expect(page.getByRole("button", { name: "Tides" })).toBeVisible();

  await page.getByRole("heading", { name: "Posts" }).click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  const field = page.getByRole("combobox", { name: "Type a command or search" });
  await field.fill("else");
  await expect(page.getByRole("option", { name: /^Else/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/studio\/posts\/[0-9a-f-]{36}/);
});
