import { expect, test } from "../fixtures/test.ts";
import { fillPublication } from "./content.ts";
import { readerScreens, studioScreens } from "./list.ts";
import { forgetPictures, photograph, settled } from "./looks.ts";

test("every reader page, full and of an empty publication", async ({ site, browser }) => {
  await forgetPictures("reader");
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  await page.goto("/");
  await photograph(page, "reader", "home-empty");
  const content = await fillPublication(site, await site.signIn("owner", "Nora Vance"));
  for (const [name, address] of Object.entries(readerScreens(content))) {
    await page.goto(address);
    await settled(page);
    await photograph(page, "reader", name);
  }
  await context.close();
});

test("every screen of the studio, empty and full", async ({ site, browser }) => {
  await forgetPictures("studio");
  const owner = await site.signIn("owner", "Nora Vance");
  for (const screen of ["", "/posts", "/pages", "/media", "/tags", "/snippets"]) {
    await owner.page.goto(`/studio${screen}`);
    await settled(owner.page);
    await photograph(owner.page, "studio", `${screen.slice(1) || "overview"}-empty`);
  }
  const content = await fillPublication(site, owner);
  const stranger = await (await browser.newContext({ baseURL: site.url })).newPage();
  for (const { name, address, outside } of await studioScreens(content)) {
    const page = outside ? stranger : owner.page;
    await page.goto(address);
    await settled(page);
    await photograph(page, "studio", name);
  }
  await stranger.context().close();
});

test("the studio as somebody sees it who may only write", async ({ site }) => {
  await forgetPictures("contributor");
  await fillPublication(site, await site.signIn("owner", "Nora Vance"));
  const { page } = await site.signIn("contributor", "Ida Holm");
  for (const screen of ["", "/posts", "/snippets", "/people", "/settings"]) {
    await page.goto(`/studio${screen}`);
    await settled(page);
    await photograph(page, "contributor", screen.slice(1) || "overview");
  }
});

test("what people see when something went wrong", async ({ site }) => {
  await forgetPictures("trouble");
  const owner = await site.signIn("owner", "Nora Vance");
  await owner.page.goto("/studio");
  await owner.page.route("**/api/trpc/**", (route) => route.abort());
  for (const name of ["Posts", "Media", "Tags", "Snippets", "People"]) {
    await owner.page.setViewportSize({ width: 1280, height: 900 });
    await owner.page.getByRole("navigation").getByRole("link", { name, exact: true }).first().click();
    await expect(owner.page.getByRole("heading", { level: 1 })).toBeVisible();
    await photograph(owner.page, "trouble", name.toLowerCase());
  }
});
