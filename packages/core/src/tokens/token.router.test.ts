import { tokenScopes } from "@broadsheet/contract/permissions";
import { inPublication } from "@broadsheet/db/connection";
import { apiTokens, auditLog } from "@broadsheet/db/schema";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { actorFromBearer, resolveToken } from "./resolve-token.ts";
import { scopesBeyond } from "./token.policy.ts";

let app: TestApp;
let admin: MadeStaff;

beforeAll(async () => {
  app = await createTestApp();
  admin = await makeStaff(app.services.db, app.publication.id, "admin", { name: "Ada" });
});
afterAll(() => app.close());

const create = async (expiresInDays: number | null = null) =>
  (await app.as(admin)).tokens.create({ name: "Build", scopes: ["posts:read", "posts:read"], expiresInDays });
const resolve = (secret: string, publicationId = app.publication.id) =>
  resolveToken(app.services, publicationId, secret);

describe("API tokens", () => {
  it("are shown once, kept as a hash, listed and audited", async () => {
    const { token, secret } = await create(30);
    expect(secret).toMatch(/^bsk_[\w-]{43}$/);
    expect(token).toMatchObject({ scopes: ["posts:read"], createdBy: "Ada", prefix: secret.slice(0, 10) });
    expect(token.expiresAt).toBe("2026-03-31T09:00:00.000Z");
    expect(await (await app.as(admin)).tokens.list()).toContainEqual(token);
    const [row, entry] = await inPublication(app.services.db, app.publication.id, async (tx) => [
      (await tx.select().from(apiTokens).where(eq(apiTokens.id, token.id)))[0],
      (await tx.select().from(auditLog).where(eq(auditLog.subjectId, token.id)))[0],
    ]);
    expect(JSON.stringify([row, entry])).not.toContain(secret.slice(10));
    expect(entry).toMatchObject({ action: "token.created", data: { name: "Build" } });
  });

  it("stand for their scopes in their own publication alone", async () => {
    const { token, secret } = await create();
    const actor = await resolve(secret);
    expect(actor).toEqual({ kind: "token", tokenId: token.id, name: "Build", scopes: ["posts:read"] });
    const other = await makePublication(app.services.db, {});
    expect(await resolve(secret, other.id)).toBeNull();
    expect(await resolve(`${secret.slice(0, -1)}!`)).toBeNull();
  });

  it("note their use once a minute", async () => {
    const { token, secret } = await create();
    const usedAt = async () =>
      (await (await app.as(admin)).tokens.list()).find(({ id }) => id === token.id)?.lastUsedAt;
    await resolve(secret);
    expect(await usedAt()).toBe("2026-03-01T09:00:00.000Z");
    app.setNow("2026-03-01T09:00:59.000Z");
    await resolve(secret);
    expect(await usedAt()).toBe("2026-03-01T09:00:00.000Z");
    app.setNow("2026-03-01T09:01:01.000Z");
    await resolve(secret);
    expect(await usedAt()).toBe("2026-03-01T09:01:01.000Z");
    app.setNow("2026-03-01T09:00:00.000Z");
  });

  it("end when they expire", async () => {
    const { secret } = await create(1);
    app.setNow("2026-03-02T08:59:59.000Z");
    expect(await resolve(secret)).not.toBeNull();
    app.setNow("2026-03-02T09:00:00.000Z");
    expect(await resolve(secret)).toBeNull();
    app.setNow("2026-03-01T09:00:00.000Z");
  });

  it("end when they are revoked, which can be done once", async () => {
    const { token, secret } = await create();
    const caller = await app.as(admin);
    await caller.tokens.revoke({ id: token.id });
    expect(await resolve(secret)).toBeNull();
    expect(await failure(caller.tokens.revoke({ id: token.id }))).toBe("NOT_FOUND");
    expect((await caller.tokens.list()).map(({ id }) => id)).not.toContain(token.id);
  });

  it("never hold more than their maker may do", async () => {
    const editor = await makeStaff(app.services.db, app.publication.id, "editor");
    const input = { name: "x", scopes: ["content:read" as const], expiresInDays: null };
    expect(await failure((await app.as(editor)).tokens.create(input))).toBe("FORBIDDEN");
    expect(scopesBeyond({ ...(await app.contextFor({ kind: "anonymous" })).actor }, tokenScopes)).toEqual(
      tokenScopes.filter((scope) => scope !== "content:read"),
    );
    const author = { kind: "user" as const, ...editor, role: "author" as const };
    expect(scopesBeyond(author, ["posts:publish", "tags:write", "media:write"])).toEqual([
      "posts:publish",
      "tags:write",
    ]);
  });

  it("do no more than their maker may do by now, and nothing while that person is shut out", async () => {
    const maker = await makeStaff(app.services.db, app.publication.id, "admin");
    const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
    const scopes = ["content:read", "posts:publish"] as const;
    const { secret } = await (await app.as(maker)).tokens.create({
      name: "Kept",
      scopes: [...scopes],
      expiresInDays: null,
    });
    const { userId } = maker;
    const scopesNow = async () => (await resolve(secret))?.scopes;
    await owner.people.staff.changeRole({ userId, role: "editor" });
    expect(await scopesNow()).toEqual(scopes);
    await owner.people.staff.changeRole({ userId, role: "author" });
    expect(await scopesNow()).toEqual(["content:read"]);
    await owner.people.staff.suspend({ userId, suspended: true });
    expect(await resolve(secret)).toBeNull();
    await owner.people.staff.suspend({ userId, suspended: false });
    expect(await scopesNow()).toEqual(["content:read"]);
    await owner.people.staff.remove({ userId });
    expect(await resolve(secret)).toBeNull();
  });

  it("are remembered for a moment, and forgotten with whatever changes them", async () => {
    const maker = await makeStaff(app.services.db, app.publication.id, "admin");
    const owner = await app.as(await makeStaff(app.services.db, app.publication.id, "owner"));
    const { token, secret } = await (await app.as(maker)).tokens.create({
      name: "Remembered",
      scopes: ["content:read", "posts:publish"],
      expiresInDays: null,
    });
    const { userId } = maker;
    const asked = () => actorFromBearer(app.services, app.publication, secret, null);
    const scopes = async () => (await asked()).scopes;
    expect(await scopes()).toEqual(["content:read", "posts:publish"]);
    // Behind the verbs' backs: what is remembered goes on, for some seconds.
    await app.database.owner`update memberships set role = 'contributor' where user_id = ${userId}`;
    expect(await scopes()).toEqual(["content:read", "posts:publish"]);
    await owner.people.staff.changeRole({ userId, role: "author" });
    expect(await scopes()).toEqual(["content:read"]);
    await owner.people.staff.suspend({ userId, suspended: true });
    expect(await failure(asked())).toBe("UNAUTHENTICATED");
    await owner.people.staff.suspend({ userId, suspended: false });
    expect(await scopes()).toEqual(["content:read"]);
    await owner.tokens.revoke({ id: token.id });
    expect(await failure(asked())).toBe("UNAUTHENTICATED");
  });

  it("that are wrong are refused, then limited, while good ones from there still work", async () => {
    const { secret } = await create();
    const attempt = (value: string) =>
      failure(actorFromBearer(app.services, app.publication, value, "203.0.113.9"));
    for (let n = 0; n < 30; n++) expect(await attempt("bsk_wrong")).toBe("UNAUTHENTICATED");
    expect(await attempt("bsk_wrong")).toBe("RATE_LIMITED");
    expect(await attempt(secret)).toBe("none");
  });
});
