import { toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("a token works until it is revoked, and the audit log names both", async ({ site }) => {
  const { page } = await site.signIn("admin", "Ada Lind");
  await page.goto("/studio/settings/tokens");
  await page.getByRole("button", { name: "New token" }).first().click();
  const form = page.getByRole("dialog");
  await form.getByRole("checkbox", { name: "Read what is published" }).click();
  await form.getByRole("button", { name: "Create token" }).click();
  await expect(form.getByText("Give the token a name")).toBeVisible();
  await expect(form.getByText("Choose at least one scope")).toBeVisible();
  await form.getByLabel("Name").fill("Static site build");
  await form.getByRole("checkbox", { name: "Read everything" }).click();
  await form.getByLabel("Expires after").selectOption("30 days");
  await form.getByRole("button", { name: "Create token" }).click();
  const made = page.getByRole("dialog", { name: "“Static site build” is ready" });
  const secret = (await made.getByTestId("token-secret").textContent()) ?? "";
  await made.getByRole("button", { name: "I have copied it" }).click();
  await expect(page.getByText(secret)).toHaveCount(0);

  const status = () =>
    page.evaluate(async (token) => {
      const answer = await fetch("/api/v1/posts", { headers: { authorization: `Bearer ${token}` } });
      return answer.status;
    }, secret);
  expect(await status()).toBe(200);
  await page.getByRole("button", { name: "Revoke Static site build" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke token" }).click();
  await expect(toast(page, "“Static site build” is revoked")).toBeVisible();
  await expect(page.getByText("No tokens yet")).toBeVisible();
  expect(await status()).toBe(401);

  await page.goto("/studio/audit");
  const log = page.getByRole("region", { name: "What happened" }).getByRole("listitem");
  await expect(log).toHaveText([
    /Ada Lind revoked the API token “Static site build”/,
    /Ada Lind made the API token “Static site build”/,
  ]);
  await page.getByLabel("Action").selectOption("Token: created");
  await expect(log).toHaveText([/made the API token/]);
  await page.getByLabel("Action").selectOption("Tag: merged");
  await expect(page.getByText("Nothing of this kind happened")).toBeVisible();
});
