import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  await app.services.mailer.send({
    to: { address: "reader@example.org" },
    subject: "Hello",
    html: "<p>Hello</p>",
    text: "Hello",
    idempotencyKey: "one",
  });
});
afterAll(() => app.close());

test("the owner reads what would have been mailed", async () => {
  const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
  const { items } = await owner.outbox.list({});
  expect(items).toMatchObject([{ to: "reader@example.org", subject: "Hello" }]);
  const mail = await owner.outbox.get({ id: items[0]?.id ?? "" });
  expect(mail.html).toContain("<p>Hello</p>");
  expect(await failure(owner.outbox.get({ id: "../../etc/passwd" }))).toBe("NOT_FOUND");
});

test("nobody else does, since it holds other people's links", async () => {
  const { db } = app.services;
  const admin = await app.as(await makeStaff(db, app.publication.id, "admin"));
  expect(await failure(admin.outbox.list({}))).toBe("FORBIDDEN");
  const other = await makePublication(db, { hosts: ["other.localhost"] });
  const elsewhere = await app.as(await makeStaff(db, other.id, "owner"), other.id);
  expect(await failure(elsewhere.outbox.list({}))).toBe("NOT_FOUND");
});
