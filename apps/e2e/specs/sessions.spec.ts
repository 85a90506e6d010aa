import { expect, test } from "../fixtures/test.ts";

test("a session is revoked from the list and out at its next request; signing out ends one's own", async ({
  site,
  browser,
  mailbox,
}) => {
  const { page, email, context } = await site.signIn("author", "Ansel Reed");
  const laptop = await browser.newContext({ baseURL: site.url });
  const elsewhere = await laptop.newPage();
  await elsewhere.goto("/studio/tags?q=rain");
  await elsewhere.getByLabel("E-mail address").fill(email);
  await elsewhere.getByRole("button", { name: "E-mail me a link instead" }).click();
  const mail = await mailbox.mailTo(email, "Sign in to");
  await elsewhere.goto(mailbox.linkIn(mail, "/studio/sign-in/link"));
  await elsewhere.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(elsewhere).toHaveURL(/\/studio\/tags\?q=rain$/);

  await page.goto("/studio/account");
  const sessions = page.getByRole("region", { name: "Sessions" });
  await expect(sessions.getByRole("listitem")).toHaveCount(2);
  await sessions.getByRole("button", { name: /^Revoke the session of/ }).click();
  await expect(sessions.getByRole("listitem")).toHaveCount(1);
  await expect(sessions.getByText("This one")).toBeVisible();
  await elsewhere.goto("/studio/posts");
  await expect(elsewhere).toHaveURL(/\/studio\/sign-in/);

  const cookies = await context.cookies();
  await sessions.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/studio\/sign-in/);
  // The cookie as it was opens nothing any more.
  await context.addCookies(cookies);
  await page.goto("/studio/posts");
  await expect(page).toHaveURL(/\/studio\/sign-in/);
  await laptop.close();
});
