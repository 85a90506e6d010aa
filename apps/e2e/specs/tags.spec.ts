import { toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("a tag is renamed, its old address leads to the new one, and merging moves its posts", async ({
  site,
}) => {
  const { page, api } = await site.signIn("editor", "Edda Moreau");
  const boats = await api.tags.create({ name: "Boats" });
  await api.tags.create({ name: "Ferries" });
  const post = await api.posts.create({ title: "The last boat", settings: { tagIds: [boats.id] } });
  await api.posts.publish({ id: post.id, version: post.version });

  await page.goto("/studio/tags");
  await page.getByRole("button", { name: "Boats", exact: true }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Name").fill("");
  await form.getByRole("button", { name: "Save tag" }).click();
  await expect(form.getByText("Give the tag a name")).toBeVisible();
  await form.getByLabel("Name").fill("Ships");
  await form.getByLabel("Address").fill("ferries");
  await form.getByRole("button", { name: "Save tag" }).click();
  await expect(form.getByText("Another tag already uses this address")).toBeVisible();
  await form.getByLabel("Address").fill("ships");
  await form.getByRole("button", { name: "Save tag" }).click();
  await expect(toast(page, "Tag saved")).toBeVisible();
  await expect(page.getByText("/tags/ships")).toBeVisible();

  await page.goto("/tags/boats");
  await expect(page).toHaveURL(/\/tags\/ships$/);
  await expect(page.getByRole("heading", { name: "Ships", level: 1 })).toBeVisible();

  await page.goto("/studio/tags");
  await page.getByRole("button", { name: "Actions for Ships" }).click();
  await page.getByRole("menuitem", { name: /Merge/ }).click();
  const merge = page.getByRole("dialog");
  await merge.getByLabel("Into").selectOption("Ferries");
  await expect(merge.getByText("1 live post of “Ships” will carry “Ferries”")).toBeVisible();
  await merge.getByRole("button", { name: "Merge tags" }).click();
  await expect(toast(page, "“Ships” is now “Ferries”")).toBeVisible();
  await page.goto("/tags/ships");
  await expect(page).toHaveURL(/\/tags\/ferries$/);
  await expect(page.getByText("The last boat")).toBeVisible();
});
