import { toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("readers see what was set: name, links in the order they were put, colour", async ({ site }) => {
  const { page } = await site.signIn("admin", "Ada Lind");
  await page.goto("/studio/settings");
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("The Quay Gazette");
  await page.getByRole("textbox", { name: "Accent colour", exact: true }).fill("#0a5c36");
  for (const [n, text, address] of [
    [1, "Contact", "/contact"],
    [2, "Tides", "/tags/tides"],
  ] as const) {
    await page.getByRole("button", { name: "Add a link" }).click();
    await page.getByLabel(`Text of link ${n}`).fill(text);
    await page.getByLabel(`Address of link ${n}`).fill(address);
  }
  await page.getByLabel("Text of link 2").press("Alt+ArrowUp");
  await expect(page.getByLabel("Text of link 1")).toHaveValue("Tides");
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(toast(page, "Settings saved")).toBeVisible();
  await expect(page.getByRole("button", { name: "Save settings" })).toHaveCount(0);

  await page.goto("/");
  await expect(page).toHaveTitle(/The Quay Gazette/);
  const links = page.getByRole("banner").getByRole("link");
  await expect(links.filter({ hasText: /^(Tides|Contact)$/ })).toHaveText(["Tides", "Contact"]);
});

test("what somebody else saved meanwhile stays, and so does what one has typed", async ({ site }) => {
  const { page, api } = await site.signIn("admin", "Ada Lind");
  await page.goto("/studio/settings");
  await page.getByRole("textbox", { name: "Description", exact: true }).fill("News from the water.");
  const { version } = await api.publication.get();
  await api.publication.update({ version, name: "The Other Name", settings: { postsPerPage: 7 } });
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(page.getByText("Somebody else saved settings meanwhile")).toBeVisible();
  await page.getByRole("button", { name: "Load theirs, keep mine" }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("The Other Name");
  await expect(page.getByRole("textbox", { name: "Description", exact: true })).toHaveValue(
    "News from the water.",
  );
  await page.getByRole("button", { name: "Save settings" }).click();
  await expect(toast(page, "Settings saved")).toBeVisible();
  expect(await api.publication.get()).toMatchObject({
    name: "The Other Name",
    description: "News from the water.",
    settings: { postsPerPage: 7 },
  });
});

test("a link does not take away what is not saved without asking", async ({ site }) => {
  const { page } = await site.signIn("admin", "Ada Lind");
  await page.goto("/studio/settings");
  await page.getByRole("textbox", { name: "Description", exact: true }).fill("Half a thou");
  const toPeople = page.getByRole("navigation", { name: "Studio" }).getByRole("link", { name: "People" });
  await toPeople.click();
  const question = page.getByRole("alertdialog");
  await question.getByRole("button", { name: "Stay here" }).click();
  await expect(page.getByRole("textbox", { name: "Description", exact: true })).toHaveValue("Half a thou");
  await toPeople.click();
  await question.getByRole("button", { name: "Leave" }).click();
  await expect(page.getByRole("heading", { name: "People", level: 1 })).toBeVisible();
});
