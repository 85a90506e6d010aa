import { newPost } from "../fixtures/editor.ts";
import { takeStep } from "../fixtures/studio.ts";
import { expect, test } from "../fixtures/test.ts";

test.use({ publicationSettings: { reviewRequired: true, timezone: "Europe/Vienna" } });

test("a contribution goes through review: changes are asked for, made, approved and published", async ({
  site,
}) => {
  const writer = await site.signIn("contributor", "Jonas Ek");
  const reviewer = await site.signIn("editor", "Mei Okafor");
  const editor = await newPost(writer.page, "North quay", "The council votes tonight.");
  await takeStep(writer.page, "Ask for a review", { comment: "Is the date right?" });
  await expect(writer.page.getByText(/In review since .* by Jonas Ek/)).toBeVisible();
  await expect(writer.page.getByRole("button", { name: "Publish", exact: true })).toHaveCount(0);

  const { page } = reviewer;
  await page.goto("/studio");
  await page.getByRole("link", { name: "North quay" }).first().click();
  await page.getByRole("button", { name: "Ask for changes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByText("Say what should change", { exact: true })).toBeVisible();
  await page.getByRole("dialog").getByLabel("Comment").fill("It is tomorrow.");
  await page.getByRole("dialog").getByRole("button", { name: "Ask for changes" }).click();
  await expect(page.getByText("Changes were asked for by Mei Okafor: “It is tomorrow.”")).toBeVisible();

  await writer.page.reload();
  await expect(writer.page.getByText("“It is tomorrow.”")).toBeVisible();
  await editor.write(" Tomorrow, that is.");
  await editor.saved();
  await takeStep(writer.page, "Ask for a review");
  await expect(writer.page.getByText(/In review since/)).toBeVisible();

  await page.reload();
  await takeStep(page, "Approve");
  await expect(page.getByText(/Approved by Mei Okafor/)).toBeVisible();
  await takeStep(page, "Publish");
  await expect(page.getByText("Readers see this version.")).toBeVisible();

  await page.getByRole("button", { name: "Settings, reviews, revisions" }).click();
  await page.getByRole("tab", { name: /Reviews/ }).click();
  await expect(page.getByRole("tabpanel")).toContainText("Is the date right?");
});

test("a time is set on the publication's clock, and taken back", async ({ site }) => {
  const { page } = await site.signIn("editor");
  await newPost(page, "Winter timetable", "Ferries leave at six.");
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Schedule…" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("Europe/Vienna");
  await dialog.getByLabel("Publish at").fill("2031-07-01T06:00");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(page.getByText(/Scheduled for Tue, 1 Jul 2031, 06:00/)).toBeVisible();
  await page.goto("/studio/posts?view=scheduled");
  await expect(page.getByRole("listitem").filter({ hasText: "Winter timetable" })).toContainText(
    "1 Jul 2031, 06:00",
  );
  await page.getByRole("link", { name: "Winter timetable" }).click();
  await page.getByRole("button", { name: "Cancel the schedule" }).click();
  await expect(page.getByText(/^Scheduled for/)).toHaveCount(0);
});
