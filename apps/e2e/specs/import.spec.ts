import { existsSync } from "node:fs";
import path from "node:path";
import type { ImportReport } from "@broadsheet/core/import/import-report";
import { runCli } from "../fixtures/cli.ts";
import { expect, type Site, test } from "../fixtures/test.ts";

const small = path.resolve(import.meta.dirname, "../fixtures/blog");
/** Years of a real blog, where somebody has put it beside the repository. */
const real = path.resolve(import.meta.dirname, "../../../../shared/data/jekyll-blog");
const permalink = "/news/:year/:month/:day/:title/";

async function importFolder(site: Site, folder: string): Promise<ImportReport> {
  const publication = new URL(site.url).host;
  return JSON.parse(
    await runCli(
      "import",
      "markdown",
      folder,
      "--publication",
      publication,
      "--permalink",
      permalink,
      "--json",
    ),
  );
}

test("a blog kept as files is imported and reads as it did; its old addresses lead to the new ones", async ({
  site,
  page,
}) => {
  const report = await importFolder(site, small);
  expect(report.imported).toHaveLength(3);
  expect(report.skipped).toEqual([
    {
      file: "_posts/2021-01-01-broken.md",
      line: expect.any(Number),
      reason: expect.stringContaining("YAML"),
    },
  ]);

  await page.goto(site.url);
  const main = page.getByRole("main");
  await expect(main.getByRole("link", { name: "High water" })).toBeVisible();
  await expect(main.getByRole("link", { name: "Not yet" })).toHaveCount(0);

  await page.goto(`${site.url}/news/2019/04/02/first-light/`);
  await expect(page).toHaveURL(`${site.url}/posts/first-light`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("First light");
  await expect(main.getByRole("link", { name: "Mara Quist" }).first()).toBeVisible();
  await expect(main.getByRole("link", { name: "Mornings" }).first()).toBeVisible();
  const picture = page.getByRole("img", { name: "The lamp on the pier" });
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(96);
  await main.getByRole("link", { name: "high water", exact: true }).click();
  await expect(page.getByText("const high = tide(new Date());")).toBeVisible();

  expect(await importFolder(site, small)).toMatchObject({ imported: [], updated: [], unchanged: 3 });
});

if (existsSync(real)) {
  test("a real blog of many years is imported whole: every post answers, and so does every old address", async ({
    site,
    page,
  }) => {
    test.setTimeout(150_000);
    const report = await importFolder(site, real);
    expect(report.skipped).toEqual([]);
    expect(report.imported.length).toBe(report.files);
    await page.goto(site.url);
    const pages = await page.evaluate(
      async (slugs) => {
        const answers: [string, number][] = [];
        for (const slug of slugs) answers.push([slug, (await fetch(`/posts/${slug}`)).status]);
        return answers;
      },
      report.imported.flatMap(({ slug }) => slug ?? []),
    );
    expect(pages.filter(([, status]) => status !== 200)).toEqual([]);
    await page.goto(`${site.url}/news/2013/05/06/jekyll-1-0-0-released/`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Jekyll 1.0.0 Released");
  });
}
