import AxeBuilder from "@axe-core/playwright";
import sharp from "sharp";
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

test("many files are chosen by click, shift and keyboard, moved together, binned, and put back", async ({
  site,
}) => {
  const { page, api } = await site.signIn("editor");
  const folder = await api.media.folders.create({ name: "Harbour" });
  await page.goto("/studio/media");
  const picture = (n: number) =>
    sharp({ create: { width: 40 * n, height: 40, channels: 3, background: "#2a6" } })
      .png()
      .toBuffer();
  const files = [1, 2, 3].map(async (n) => ({
    name: `${n}.png`,
    mimeType: "image/png",
    buffer: await picture(n),
  }));
  await page.getByTestId("media-files").setInputFiles(await Promise.all(files));
  const tiles = page.getByRole("region", { name: "Files" }).getByRole("listitem");
  await expect(tiles).toHaveCount(3);
  const bar = page.getByRole("toolbar", { name: "Actions for the chosen files" });
  await tiles.nth(0).getByRole("checkbox").click();
  await expect(bar).toContainText("1 file chosen");
  await tiles
    .nth(2)
    .getByRole("button")
    .click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 files chosen");
  await tiles.nth(1).getByRole("checkbox").press("Space");
  await expect(bar).toContainText("2 files chosen");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

  await bar.getByRole("button", { name: "Move to folder…" }).click();
  const dialog = page.getByRole("dialog", { name: "Move 2 files" });
  await dialog.getByLabel("Folder").selectOption("Harbour");
  expect((await new AxeBuilder({ page }).include("[role=dialog]").analyze()).violations).toEqual([]);
  await dialog.getByRole("button", { name: "Move" }).click();
  await expect(page.getByText("2 files moved", { exact: true })).toBeVisible();
  await expect(bar).toBeHidden();
  const held = async () => (await api.media.list({ folderId: folder.id })).items.length;
  expect(await held()).toBe(2);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(held).toBe(0);

  await tiles.nth(0).getByRole("checkbox").click();
  await page.keyboard.press("Escape");
  await expect(bar).toBeHidden();
  await page.getByRole("checkbox", { name: "Choose all that are shown" }).click();
  await bar.getByRole("button", { name: "Move to the bin" }).click();
  await expect(page.getByText("Nothing uploaded yet")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(tiles).toHaveCount(3);
});
