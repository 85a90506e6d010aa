import { makePost } from "@broadsheet/testing/factories";
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
  await page.getByRole("searchbox", { name: "Search by title" }).fill("tid");
  await expect(rows).toHaveCount(1);
  await page.getByRole("searchbox").fill("nothing like that");
  await expect(page.getByText("No posts match")).toBeVisible();
  await page.getByRole("button", { name: "Clear" }).click();
  await page.getByRole("combobox", { name: "Author" }).selectOption("Tomás Beira");
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
