import { toast } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test("somebody is invited, joins, and may do what their role says", async ({ site, browser, mailbox }) => {
  const email = `mei-${site.publication.id}@example.org`;
  const { page } = await site.signIn("admin", "Ada Lind");
  await page.goto("/studio/people");
  await page.getByRole("button", { name: "Invite somebody" }).first().click();
  const form = page.getByRole("dialog");
  await expect(form.getByRole("radio")).toHaveCount(4);
  await expect(form.getByRole("radio", { name: "Owner" })).toHaveCount(0);
  await form.getByLabel("E-mail address").fill(email);
  await form.getByRole("radio", { name: "Contributor" }).click();
  await form.getByRole("button", { name: "Send invitation" }).click();
  await expect(toast(page, `An invitation is on its way to ${email}`)).toBeVisible();
  await expect(page.getByText(email)).toHaveCount(2);

  const guest = await browser.newContext({ baseURL: site.url });
  const theirs = await guest.newPage();
  await theirs.goto(mailbox.linkIn(await mailbox.mailTo(email, "invites you"), "/studio/invitation"));
  await theirs.getByLabel("Your name").fill("Mei Okafor");
  await theirs.getByLabel("Password", { exact: true }).fill("four grey herons waiting");
  await theirs.getByRole("button", { name: /^Join/ }).click();
  await expect(theirs).toHaveURL(/\/studio$/);
  await theirs.goto("/studio/settings");
  await expect(theirs.getByText("Not yours to see")).toBeVisible();

  await page.reload();
  await expect(page.getByRole("button", { name: "Actions for Mei Okafor" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for Mei Okafor" }).click();
  await page.getByRole("menuitem", { name: "Suspend…" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Suspend" }).click();
  await expect(toast(page, "Mei Okafor is suspended")).toBeVisible();
  await theirs.goto("/studio/posts");
  await expect(theirs).toHaveURL(/\/studio\/sign-in/);
  await guest.close();
});

test("the owner hands the publication over by typing its name", async ({ site }) => {
  const owner = await site.signIn("owner", "Nora Vance");
  await site.signIn("editor", "Edda Moreau");
  await owner.page.goto("/studio/people");
  await owner.page.getByRole("button", { name: "Actions for Edda Moreau" }).click();
  await owner.page.getByRole("menuitem", { name: "Make owner…" }).click();
  const dialog = owner.page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Transfer ownership" });
  await dialog.getByRole("textbox").fill("The Harbor Post");
  await expect(confirm).toBeDisabled();
  await dialog.getByRole("textbox").fill(site.publication.name);
  await confirm.click();
  const rows = owner.page.getByRole("region", { name: "Staff" }).getByRole("listitem");
  await expect(rows.filter({ hasText: "Edda Moreau" })).toContainText("Owner");
  await expect(rows.filter({ hasText: "Nora Vance" })).toContainText("Admin");
});
