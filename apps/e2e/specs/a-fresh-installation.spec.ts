import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { type Mailbox, openMailbox } from "../fixtures/mailbox.ts";
import { type Product, startProduct } from "../fixtures/product.ts";
import {
  insertPicture,
  join,
  openPanel,
  saved,
  signInByPassword,
  takeStep,
  toast,
} from "../fixtures/studio.ts";

const password = "seven gulls over the quay";
const people = {
  owner: { name: "Nora Vance", email: "nora@harbour.example" },
  editor: { name: "Edda Moreau", email: "edda@harbour.example" },
  author: { name: "Ansel Reed", email: "ansel@harbour.example" },
};

let product: Product;
let mailbox: Mailbox;
const contexts: BrowserContext[] = [];

test.beforeAll(async () => {
  test.setTimeout(150_000);
  product = await startProduct({ dev: process.env.E2E_DEV === "1" });
  mailbox = openMailbox(product.dataDir);
});
test.afterAll(async () => {
  for (const context of contexts) await context.close();
  await product?.stop();
});

test("a fresh installation is claimed, staffed, written for, reviewed, published and read", async ({
  browser,
}) => {
  test.setTimeout(240_000);
  const newPerson = async (): Promise<Page> => {
    const context = await browser.newContext({ baseURL: product.url });
    contexts.push(context);
    return context.newPage();
  };
  const [owner, editor, author, reader] = [
    await newPerson(),
    await newPerson(),
    await newPerson(),
    await newPerson(),
  ];

  await test.step("the printed link makes its first visitor the owner, and works once", async () => {
    await owner.goto(product.claimUrl);
    await owner.getByLabel("Name of the publication").fill("Harbour Notes");
    await owner.getByLabel("Your name").fill(people.owner.name);
    await owner.getByLabel("E-mail address").fill(people.owner.email);
    await owner.getByLabel("Password", { exact: true }).fill(password);
    await owner.getByRole("button", { name: "Create the publication" }).click();
    await expect(owner.getByRole("heading", { name: "Hello, Nora" })).toBeVisible();
    await reader.goto(product.claimUrl);
    await expect(reader).toHaveURL(/\/studio\/sign-in/);
  });

  const elsewhere = await newPerson();
  await test.step("the owner signs out, and in again by password, here and elsewhere", async () => {
    await owner.goto("/studio/account");
    await owner.getByRole("button", { name: "Sign out" }).click();
    await expect(owner).toHaveURL(/\/studio\/sign-in/);
    await owner.goto("/studio");
    await signInByPassword(owner, people.owner.email, password);
    await elsewhere.goto("/studio");
    await signInByPassword(elsewhere, people.owner.email, password);
  });

  await test.step("a mailed link signs in once", async () => {
    const third = await newPerson();
    await third.goto("/studio/sign-in");
    await third.getByLabel("E-mail address").fill(people.owner.email);
    await third.getByRole("button", { name: "E-mail me a link instead" }).click();
    await expect(third.getByText("Look into your mail")).toBeVisible();
    const mail = await mailbox.mailTo(people.owner.email, "Sign in to Harbour Notes");
    await third.goto(mailbox.linkIn(mail, "/studio/sign-in/link"));
    await third.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(third.getByRole("heading", { name: "Hello, Nora" })).toBeVisible();
    await third.goto(mailbox.linkIn(mail, "/studio/sign-in/link"));
    await third.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(third.getByText("This link has expired or was used before")).toBeVisible();
  });

  await test.step("an editor and an author are invited and join", async () => {
    for (const [page, role, person] of [
      [editor, "Editor", people.editor],
      [author, "Author", people.author],
    ] as const) {
      await owner.goto("/studio/people");
      await owner.getByRole("button", { name: "Invite somebody" }).first().click();
      const dialog = owner.getByRole("dialog");
      await dialog.getByLabel("E-mail address").fill(person.email);
      await dialog.getByRole("radio", { name: role }).click();
      await dialog.getByRole("button", { name: "Send invitation" }).click();
      await expect(dialog).toBeHidden();
      const mail = await mailbox.mailTo(person.email, "invites you to Harbour Notes");
      await join(page, mailbox.linkIn(mail, "/studio/invitation"), person.name, password);
    }
    await owner.reload();
    await expect(owner.getByText(people.author.name)).toBeVisible();
  });

  await test.step("the author writes with heading, list and picture, and asks for a review", async () => {
    await author.getByRole("button", { name: "New post" }).first().click();
    await author.getByLabel("Title", { exact: true }).fill("Reading the tide");
    const text = author.getByRole("textbox", { name: "Text", exact: true });
    await text.click();
    await text.pressSequentially(
      "The tide comes twice a day.\n## When the water turns\n- first the gulls\nthen the boats\n\n",
    );
    await insertPicture(author, "A desk by the harbour");
    await openPanel(author, "Settings");
    await author.getByLabel("Tags").fill("Tides");
    await author.getByRole("option", { name: /Tides/ }).click();
    await expect(author.getByRole("button", { name: "Remove Tides" })).toBeVisible();
    await takeStep(author, "Ask for a review", { done: "Review asked for", comment: "Is it clear?" });
  });

  await test.step("the editor is mailed, asks for changes, gets them and approves", async () => {
    const mail = await mailbox.mailTo(people.editor.email, "To review: Reading the tide");
    await editor.goto(mailbox.linkIn(mail, "/studio/posts/"));
    await expect(editor.getByRole("heading", { name: "When the water turns" })).toBeVisible();
    const comment = "Say when the boats come back.";
    await takeStep(editor, "Ask for changes", { done: "Changes asked for", comment });

    const answer = await mailbox.mailTo(people.author.email, "Changes requested: Reading the tide");
    await author.goto(mailbox.linkIn(answer, "/studio/posts/"));
    await expect(author.getByText(comment).first()).toBeVisible();
    await author.getByText("The tide comes twice a day.").click();
    await author.keyboard.press("End");
    await author.keyboard.type(" The boats come back with the second.");
    await takeStep(author, "Ask for a review", { done: "Review asked for", comment: "Done" });

    await editor.reload();
    await expect(editor.getByText("The boats come back with the second.")).toBeVisible();
    await takeStep(editor, "Approve", { done: "Approved", comment: "" });
  });

  await test.step("scheduled, the worker publishes it at its time", async () => {
    const at = new Date(Date.now() + 12_000);
    await takeStep(editor, "Schedule…", { done: "Scheduled", at });
    await reader.goto("/posts/reading-the-tide");
    await expect(reader.getByRole("heading", { level: 1 })).not.toHaveText("Reading the tide");
    await expect(async () => {
      await reader.goto("/");
      await expect(reader.getByRole("link", { name: "Reading the tide" })).toBeVisible({ timeout: 500 });
    }).toPass({ timeout: 60_000 });
    expect(Date.now(), "not before its time").toBeGreaterThanOrEqual(at.getTime() - 1000);
    await mailbox.mailTo(people.author.email, "Published: Reading the tide");
  });

  await test.step("a reader finds it on every way there is", async () => {
    await reader.getByRole("link", { name: "Reading the tide" }).click();
    await expect(reader.getByRole("listitem").filter({ hasText: "then the boats" })).toBeVisible();
    const picture = reader.getByRole("img", { name: "A desk by the harbour" });
    await picture.scrollIntoViewIfNeeded();
    await expect
      .poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth))
      .toBeGreaterThan(0);
    for (const address of [
      "/tags/tides",
      "/authors/ansel-reed",
      `/archive/${new Date().getUTCFullYear()}`,
      "/search?q=gulls",
    ]) {
      await reader.goto(address);
      await expect(
        reader.getByRole("main").getByRole("link", { name: "Reading the tide" }),
        address,
      ).toBeVisible();
    }
    for (const feed of ["/feed.xml", "/atom.xml", "/feed.json"]) {
      const answer = await reader.request.get(feed);
      expect(await answer.text(), feed).toContain("Reading the tide");
    }
  });

  await test.step("changes of a live post reach readers when they are published, and can be taken back", async () => {
    const seen = async () => {
      await reader.goto("/posts/reading-the-tide");
      return reader.getByRole("heading", { level: 1 }).textContent();
    };
    await author.reload();
    await author.getByLabel("Title", { exact: true }).fill("Reading the two tides");
    await saved(author);
    expect(await seen()).toBe("Reading the tide");
    await takeStep(author, "Publish changes", { done: "The changes are published" });
    await expect.poll(seen).toBe("Reading the two tides");

    await openPanel(author, "Revisions");
    await author.getByRole("button", { name: /^1\. Published/ }).click();
    await author.getByRole("button", { name: "Restore this revision" }).click();
    await expect(toast(author, "Revision 1 is restored")).toBeVisible();
    await expect(author.getByLabel("Title", { exact: true })).toHaveValue("Reading the tide");
    expect(await seen()).toBe("Reading the two tides");
    await takeStep(author, "Publish changes", { done: "The changes are published" });
    await expect.poll(seen).toBe("Reading the tide");

    await takeStep(author, "Unpublish", { done: "The post is a draft again" });
    await expect.poll(seen).toBe("There is nothing at this address");
    await takeStep(author, "Publish", { done: "Published" });
    await expect.poll(seen).toBe("Reading the tide");
  });

  await test.step("a session that is revoked is out at its next request", async () => {
    await elsewhere.goto("/studio/posts");
    await expect(elsewhere.getByRole("heading", { name: "Posts", level: 1 })).toBeVisible();
    await owner.goto("/studio/account");
    await owner.getByRole("button", { name: "Revoke all others" }).click();
    await owner.getByRole("alertdialog").getByRole("button", { name: "Revoke all others" }).click();
    await expect(toast(owner, "2 sessions are revoked")).toBeVisible();
    await elsewhere.goto("/studio/pages");
    await expect(elsewhere).toHaveURL(/\/studio\/sign-in/);
    await owner.goto("/studio/pages");
    await expect(owner.getByRole("heading", { name: "Pages", level: 1 })).toBeVisible();
  });
});
