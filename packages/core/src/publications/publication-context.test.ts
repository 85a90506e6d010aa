import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { publicationForHost } from "./publication-context.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ name: "One", hosts: ["one.localhost"] });
});
afterEach(() => app.close());

test("a change is seen by the next request", async () => {
  const admin = await app.as(await makeStaff(app.services.db, app.publication.id, "admin"));
  expect((await publicationForHost(app.services, "one.localhost"))?.name).toBe("One");
  expect(await publicationForHost(app.services, "paper.example")).toMatchObject({ name: "One" });
  const { version } = await admin.publication.get();
  await admin.publication.update({ version, name: "Uno", hosts: ["paper.example"] });
  expect(await publicationForHost(app.services, "paper.example")).toMatchObject({
    name: "Uno",
    url: "http://paper.example",
  });
});

test("with two publications each answers for its own hosts and nobody for others", async () => {
  const two = await makePublication(app.services.db, { name: "Two", hosts: ["two.localhost"] });
  expect((await publicationForHost(app.services, "two.localhost"))?.id).toBe(two.id);
  expect((await publicationForHost(app.services, "one.localhost"))?.id).toBe(app.publication.id);
  expect(await publicationForHost(app.services, "three.localhost")).toBeNull();
});

test("many requests at once ask the database once, and what was known answers while it is away", async () => {
  await Promise.all(Array.from({ length: 20 }, () => publicationForHost(app.services, "one.localhost")));
  await app.services.db.close();
  expect((await publicationForHost(app.services, "one.localhost"))?.name).toBe("One");
});
