import { readFile } from "node:fs/promises";
import AxeBuilder from "@axe-core/playwright";
import { hashPassword } from "@broadsheet/auth/password";
import { totpCode } from "@broadsheet/auth/totp";
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";

/** The page's browser has a passkey device: one that is opened by touch, and says yes. */
async function plugIn(page: Page): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
}
const serious = async (page: Page) =>
  (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
const region = (page: Page, name: string) => page.getByRole("region", { name });

test("a passkey is added, and signs in without a password", async ({ site }) => {
  const { page, context } = await site.signIn("author", "Ansel Reed");
  await plugIn(page);
  await page.goto("/studio/account");
  await region(page, "Passkeys").getByRole("button", { name: "Add a passkey" }).click();
  const codes = page.getByRole("dialog", { name: "Keep these recovery codes" });
  await expect(codes.getByRole("listitem")).toHaveCount(10);
  await codes.getByRole("button", { name: "I have kept them" }).click();
  await expect(region(page, "Passkeys").getByRole("listitem")).toHaveCount(1);
  expect(await serious(page)).toEqual([]);

  await context.clearCookies();
  await page.goto("/studio/sign-in?next=/studio/account");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/studio\/account$/);
  await expect(region(page, "Sessions")).toContainText("with a passkey");
});

test.describe("where everybody needs a second factor", () => {
  test.use({ publicationSettings: { secondFactorRequired: true } });

  test("it is set up before anything else, and asked for at each sign-in", async ({
    site,
    services,
    browser,
  }) => {
    const password = "four grey herons waiting";
    const writer = await site.signIn("author", "Mei Okafor");
    await services.db
      .sql`update users set password_hash = ${await hashPassword(password)} where id = ${writer.userId}`;

    const { page } = writer;
    await page.goto("/studio/posts?q=rain");
    await expect(page.getByRole("heading", { name: "Set up a second factor" })).toBeVisible();
    await page.getByRole("button", { name: "Use an authenticator app" }).click();
    const setup = page.getByRole("dialog", { name: "Set up an authenticator app" });
    const secret = ((await setup.locator("code").textContent()) ?? "").replaceAll(/\s/g, "");
    expect(await serious(page)).toEqual([]);
    await setup.getByLabel("Code", { exact: true }).fill(totpCode(secret, new Date()));
    await setup.getByRole("button", { name: "Turn on" }).click();
    const codes = page.getByRole("dialog", { name: "Keep these recovery codes" });
    const code = (await codes.getByRole("listitem").first().textContent()) ?? "";
    await codes.getByRole("button", { name: "I have kept them" }).click();
    await expect(page).toHaveURL(/\/studio\/posts\?q=rain$/);

    const laptop = await browser.newContext({ baseURL: site.url });
    const elsewhere = await laptop.newPage();
    await elsewhere.goto("/studio/sign-in?next=/studio/posts");
    await elsewhere.getByLabel("E-mail address").fill(writer.email);
    await elsewhere.getByLabel("Password", { exact: true }).fill(password);
    await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(elsewhere.getByRole("heading", { name: "One more step" })).toBeVisible();
    expect(await serious(elsewhere)).toEqual([]);
    await elsewhere.goto("/studio/media");
    await expect(elsewhere.getByRole("heading", { name: "One more step" })).toBeVisible();
    await elsewhere.getByRole("button", { name: "Use a recovery code" }).click();
    await elsewhere.getByLabel("Recovery code").fill("WRONG-WRONG-WRONG-0");
    await elsewhere.getByRole("button", { name: "Continue" }).click();
    await expect(elsewhere.getByRole("alert").filter({ hasText: "This code is not right" })).toBeVisible();
    await elsewhere.getByLabel("Recovery code").fill(code);
    await elsewhere.getByRole("button", { name: "Continue" }).click();
    await expect(elsewhere).toHaveURL(/\/studio\/media$/);
    await laptop.close();
  });
});

test("an owner makes a role, gives it, and its people may do what it says", async ({ site, services }) => {
  const owner = await site.signIn("owner", "Nora Vance");
  const password = "four grey herons waiting";
  const passwordHash = await hashPassword(password);
  await services.db.sql`update users set password_hash = ${passwordHash} where id = ${owner.userId}`;
  await services.db
    .sql`update sessions set created_at = now() - interval '1 hour' where user_id = ${owner.userId}`;
  const clerk = await site.signIn("contributor", "Edda Moreau");
  const { page } = owner;
  await page.goto("/studio/people/roles");
  await page.getByRole("button", { name: "New role" }).click();
  const form = page.getByRole("dialog", { name: "New role" });
  await form.getByRole("textbox", { name: "Name" }).fill("Archivist");
  await form.getByRole("checkbox", { name: "Read the audit log" }).click();
  expect(await serious(page)).toEqual([]);
  await form.getByRole("button", { name: "Make role" }).click();
  // The browser was left open for an hour: what was typed waits until it is shown who sits there.
  const question = page.getByRole("dialog", { name: "Is it you?" });
  await expect(question.getByLabel("Your password")).toBeFocused();
  expect(await serious(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await expect(form.getByRole("textbox", { name: "Name" })).toHaveValue("Archivist");
  await form.getByRole("button", { name: "Make role" }).click();
  await question.getByLabel("Your password").fill(password);
  await question.getByRole("button", { name: "Continue" }).click();
  await expect(region(page, "Roles of this publication")).toContainText("Archivist");
  expect(await serious(page)).toEqual([]);

  await page.goto("/studio/people");
  await page.getByRole("button", { name: "Actions for Edda Moreau" }).click();
  await page.getByRole("menuitem", { name: "Change role…" }).click();
  await page.getByRole("dialog").getByRole("radio", { name: "Archivist" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Change role" }).click();
  await expect(region(page, "Staff").getByRole("listitem").filter({ hasText: "Edda" })).toContainText(
    "Archivist",
  );
  await clerk.page.goto("/studio/audit");
  await expect(
    clerk.page.getByText("Nora Vance made Edda Moreau “Archivist” (before: contributor)"),
  ).toBeVisible();
  await clerk.page.getByLabel("Kind").selectOption("Roles");
  await expect(clerk.page.getByText(/made the role “Archivist”/)).toBeVisible();
  await expect(clerk.page.getByText(/made Edda Moreau/)).toBeHidden();
  const [file] = await Promise.all([
    clerk.page.waitForEvent("download"),
    clerk.page.getByRole("link", { name: "Export as CSV" }).click(),
  ]);
  const lines = (await readFile(await file.path(), "utf8")).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("Nora Vance made the role “Archivist”");
  await clerk.page.goto("/studio/settings");
  await expect(clerk.page.getByText("Not yours to see")).toBeVisible();
});
