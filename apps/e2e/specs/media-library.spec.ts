import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "../fixtures/test.ts";

test("a file goes on its way after a reload, into a folder, and to the bin and back", async ({ site }) => {
  const { page } = await site.signIn("editor");
  await page.goto("/studio/media");
  await page.getByRole("button", { name: "Folders" }).click();
  await page.getByRole("menuitem", { name: "New folder…" }).click();
  await page.getByLabel("Name").fill("Harbour");
  await page.getByRole("button", { name: "Make folder" }).click();
  await expect(page.getByRole("combobox", { name: "Folder" })).toHaveValue(/[0-9a-f-]{36}/);

  const buffer = await page.screenshot();
  await page.route("**/api/studio/uploads/**", (route) => route.abort());
  await page.getByTestId("media-files").setInputFiles({ name: "tide.png", mimeType: "image/png", buffer });
  await expect(page.getByText("tide.png")).toBeVisible();
  await page.unroute("**/api/studio/uploads/**");
  await page.reload();
  const tile = page.getByRole("button", { name: /^tide\.png/ });
  await expect(tile).toBeVisible();

  await page.getByRole("combobox", { name: "Folder" }).selectOption("Harbour");
  await tile.click();
  const dialog = page.getByRole("dialog", { name: "tide.png" });
  await expect(dialog.getByText("Nowhere")).toBeVisible();
  expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Move to the bin" }).click();
  await expect(tile).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(tile).toBeVisible();
});
