import { afterEach, beforeEach, expect, test } from "vitest";
import { resolveActor } from "../people/resolve-actor.ts";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { createClaimLink } from "./create-claim-link.ts";
import { ensureInstallation } from "./ensure-installation.ts";

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ claimed: false });
});
afterEach(() => app.close());

const claim = {
  publicationName: "The Daily",
  name: "Olga Owner",
  email: "Olga@Example.org",
  password: "plum orchard lantern 7",
};
const newLink = async () => {
  const link = await createClaimLink(app.services);
  if (!link) throw new Error("no link was made");
  return new URL(link.url).searchParams.get("token") ?? "";
};
const anybody = () => app.as({ kind: "anonymous" });

test("a fresh database gets one publication, however many processes start at once", async () => {
  await app.database.owner`delete from publications`;
  const made = await Promise.all(Array.from({ length: 4 }, () => ensureInstallation(app.services)));
  expect(made.filter((each) => each.created)).toHaveLength(1);
  expect(new Set(made.map((each) => each.publicationId)).size).toBe(1);
  const rows = await app.database.owner`select name, claimed_at from publications`;
  expect(rows).toEqual([{ name: "Broadsheet", claimed_at: null }]);
  expect((await ensureInstallation(app.services)).created).toBe(false);
});

test("the holder of the link becomes the owner, signed in, and the publication has its name", async () => {
  const token = await newLink();
  expect(await (await anybody()).installation.state()).toEqual({ claimed: false });
  const sessions: string[] = [];
  const ctx = await app.contextFor({ kind: "anonymous" });
  const browser = app.caller({
    ...ctx,
    keepSession: async ({ sessionId }) => {
      sessions.push(sessionId);
    },
  });
  await browser.installation.claim({ ...claim, token });
  expect(await resolveActor(app.services, app.publication.id, sessions[0] ?? "")).toMatchObject({
    role: "owner",
    name: "Olga Owner",
    email: "olga@example.org",
  });
  expect((await app.contextFor({ kind: "anonymous" })).publication.name).toBe("The Daily");
  expect(await (await anybody()).installation.state()).toEqual({ claimed: true });
  const actions = await app.database.owner`select action, actor_id from audit_log order by id`;
  expect(actions.map((row) => row.action)).toEqual(["session.opened", "publication.claimed"]);
  expect(actions.every((row) => row.actor_id !== null)).toBe(true);
  expect(await failure((await anybody()).installation.claim({ ...claim, token }))).toBe("ALREADY_CLAIMED");
  expect(await createClaimLink(app.services)).toBeNull();
});

test("of many who claim at once one becomes the owner", async () => {
  const token = await newLink();
  const results = await Promise.all(
    [1, 2, 3].map(async (n) =>
      failure((await anybody()).installation.claim({ ...claim, email: `owner-${n}@example.org`, token })),
    ),
  );
  expect(results.sort()).toEqual(["ALREADY_CLAIMED", "ALREADY_CLAIMED", "none"]);
  const owners = await app.database.owner`select 1 from memberships`;
  const people = await app.database.owner`select 1 from users`;
  expect([owners.length, people.length]).toEqual([1, 1]);
});

test("a link that was replaced, is a day old or was made up opens nothing", async () => {
  const first = await newLink();
  const second = await newLink();
  const attempt = async (token: string) => failure((await anybody()).installation.claim({ ...claim, token }));
  expect(await attempt(first)).toBe("LINK_EXPIRED");
  expect(await attempt("x".repeat(43))).toBe("LINK_EXPIRED");
  app.setNow("2026-03-02T09:00:00.000Z");
  expect(await attempt(second)).toBe("LINK_EXPIRED");
  expect(await attempt(await newLink())).toBe("none");
});

test("a weak password is refused with its reason, and the link stays good", async () => {
  const token = await newLink();
  const call = (await anybody()).installation.claim({ ...claim, token, password: "thedaily2026" });
  expect(await failure(call)).toBe("INVALID_INPUT");
  expect(await failure((await anybody()).installation.claim({ ...claim, token }))).toBe("none");
});
