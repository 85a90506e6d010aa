import { beginStep, callFromPage, saved, toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("a contributor writes and asks for a review, and that is all", async ({ site }) => {
  const editor = await site.signIn("editor", "Edda Moreau");
  const foreign = await editor.api.posts.create({ title: "Not yours to see" });
  const { page, api } = await site.signIn("contributor", "Cora Field");

  await page.goto("/studio");
  const navigation = page.getByRole("navigation").first();
  await expect(navigation.getByRole("link", { name: "Posts" })).toBeVisible();
  for (const name of ["People", "Settings", "API tokens", "Outbox", "Audit log", "Tags", "Authors"])
    await expect(navigation.getByRole("link", { name, exact: true })).toHaveCount(0);
  await page.goto("/studio/people");
  await expect(page.getByText("Your role does not")).toBeVisible();
  await page.goto("/studio/tags");
  await expect(page.getByRole("heading", { name: "Tags", level: 1 })).toBeVisible();
  await expect(page.getByRole("button", { name: "New tag" })).toHaveCount(0);

  await page.goto(`/studio/posts/${foreign.id}`);
  await expect(page.getByText("Nothing at this address")).toBeVisible();
  await page.goto("/studio/posts");
  await expect(page.getByText(foreign.title)).toHaveCount(0);

  await page.getByRole("button", { name: "New post" }).first().click();
  await page.getByLabel("Title", { exact: true }).fill("A first story");
  await saved(page);
  const id = page.url().split("/").at(-1) ?? "";
  await expect(page.getByRole("button", { name: "Publish" })).toHaveCount(0);
  await page.getByRole("button", { name: "More", exact: true }).click();
  for (const name of [/Publish/, /Schedule/, /Approve/, /Archive/])
    await expect(page.getByRole("menuitem", { name })).toHaveCount(0);
  await page.keyboard.press("Escape");

  // The server says the same to whoever asks without the buttons.
  const { version } = await api.posts.get({ id });
  expect(await callFromPage(page, "posts.publish", { id, version })).toBe(403);

  await beginStep(page, "Ask for a review");
  await page.getByRole("dialog").getByRole("button", { name: "Ask for a review" }).click();
  await expect(toast(page, "Review asked for")).toBeVisible();
  expect(await editor.api.posts.get({ id })).toMatchObject({ status: "in_review", live: false });
});

test.describe("where a review is required", () => {
  test.use({ publicationSettings: { reviewRequired: true } });

  test("an author publishes what an editor approved, and nothing else", async ({ site }) => {
    const editor = await site.signIn("editor", "Edda Moreau");
    const { page, api } = await site.signIn("author", "Ansel Reed");
    const { id, version } = await api.posts.create({ title: "A long story" });
    await page.goto(`/studio/posts/${id}`);
    await expect(page.getByRole("button", { name: "Ask for a review" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);

    await api.posts.requestReview({ id, version });
    await editor.api.posts.approve({ id, version });
    await page.reload();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page
      .getByRole("alertdialog")
      .or(page.getByRole("dialog"))
      .getByRole("button", { name: "Publish" })
      .click();
    await expect(toast(page, "Published")).toBeVisible();
    expect(await api.posts.get({ id })).toMatchObject({ status: "published", live: true });
  });
});
