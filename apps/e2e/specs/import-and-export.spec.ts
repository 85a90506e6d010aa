import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { makeArchive } from "@broadsheet/core/transfers/testing/make-archive";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

const address = "/studio/settings/import-export";
const blog = {
  "blog/_posts/2024-01-02-ferry.md": "---\ntitle: The ferry\n---\n\nLate. ![A dot](../images/none.png)\n",
  "blog/_posts/2024-01-03-harbour.md": "---\ntitle: The harbour\n---\n\nSee [it](2024-01-02-ferry.md).\n",
  "blog/_posts/2024-01-04-broken.md": "---\ntitle: [\n---\n",
};

const importCard = (page: Page) => page.getByRole("region", { name: "Import", exact: true });
const exportCard = (page: Page) => page.getByRole("region", { name: "Export", exact: true });
const figure = (page: Page, name: string) =>
  importCard(page).getByText(name, { exact: true }).locator("xpath=..").getByRole("definition");

async function accessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join("\n")}`)).toEqual([]);
}

test("an archive is sent, looked at and imported; everything is exported and downloaded", async ({
  site,
}) => {
  const { page, api } = await site.signIn("owner", "Ada Lind");
  await page.goto(address);
  await expect(page.getByText("Nothing was imported or exported yet")).toBeVisible();
  await accessible(page);
  const input = page.getByTestId("archive-file");
  await input.setInputFiles({ name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await expect(importCard(page).getByRole("alert")).toContainText("notes.txt is no .zip file");

  const buffer = await makeArchive(blog);
  await input.setInputFiles({ name: "blog.zip", mimeType: "application/zip", buffer });
  await expect(page.getByLabel("Name of the source")).toHaveValue("blog");
  await importCard(page).getByRole("button", { name: "Look first" }).click();
  await expect(figure(page, "would be made")).toHaveText("2");
  await expect(figure(page, "would be skipped")).toHaveText("1");
  await expect(importCard(page).getByText(/^_posts\/2024-01-04-broken\.md:\d/)).toBeVisible();
  await accessible(page);
  expect((await api.posts.list({})).items).toEqual([]);

  await importCard(page).getByRole("button", { name: "Import", exact: true }).click();
  await expect(figure(page, "made")).toHaveText("2");
  await importCard(page).getByText("Made", { exact: true }).click();
  await expect(importCard(page).getByRole("link", { name: "The harbour" })).toBeVisible();
  const report = page.waitForEvent("download");
  await importCard(page).getByRole("link", { name: "The whole report as CSV" }).click();
  expect(await readFile(await (await report).path(), "utf8")).toContain(
    '"made","_posts/2024-01-02-ferry.md"',
  );

  await exportCard(page).getByRole("button", { name: "Make an archive" }).click();
  const link = exportCard(page).getByRole("link", { name: "Download" });
  await expect(link).toBeVisible();
  const archive = page.waitForEvent("download");
  await link.click();
  const download = await archive;
  expect(download.suggestedFilename()).toMatch(/^the-harbour-post-\d{4}-\d\d-\d\d\.zip$/);
  const bytes = await readFile(await download.path());
  expect(bytes.includes("posts/ferry.md")).toBe(true);
  await expect(
    page.getByRole("region", { name: "Imports and exports" }).getByText("2 new, 1 skipped"),
  ).toBeVisible();
  await accessible(page);
});

test("who may neither import nor export is told so", async ({ site }) => {
  const { page } = await site.signIn("editor", "Mei Okafor");
  await page.goto(address);
  await expect(page.getByText("Not yours to see")).toBeVisible();
});
