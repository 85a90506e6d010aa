import { factoryTime, type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAuthenticator } from "../testing/authenticator.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { readHeldFactors, resetSecondFactors } from "./reset-second-factors.ts";
import { resolveActor } from "./resolve-actor.ts";

let app: TestApp;
let anybody: Caller;
beforeAll(async () => {
  app = await createTestApp();
  anybody = await app.as({ kind: "anonymous" });
});
afterAll(() => app.close());

const [host, origin] = ["localhost", "http://localhost:3000"];

/** Somebody who has just signed in. */
async function arrived(): Promise<{ staff: MadeStaff; api: Caller }> {
  const staff = await makeStaff(app.services.db, app.publication.id, "author");
  const now = app.services.clock.now().toISOString();
  await app.database.owner`update sessions set created_at = ${now} where id = ${staff.sessionId}`;
  return { staff, api: await app.as(staff) };
}
async function withPasskey(device = createAuthenticator(host, origin)) {
  const person = await arrived();
  const response = device.register(await person.api.people.signIn.addPasskeyOptions());
  const { recoveryCodes } = await person.api.people.signIn.addPasskey({ name: "Phone", response });
  return { ...person, device, recoveryCodes };
}
const signIn = async (response: Parameters<Caller["people"]["signIn"]["signInWithPasskey"]>[0]["response"]) =>
  failure(anybody.people.signIn.signInWithPasskey({ response }));

describe("a passkey", () => {
  test("is added, named, signs in with no other factor, and is removed", async () => {
    const { staff, api, device, recoveryCodes } = await withPasskey();
    expect(recoveryCodes).toHaveLength(10);
    await api.people.signIn.renamePasskey({ id: device.id, name: "Blue key" });
    expect((await api.people.signIn.get()).passkeys).toMatchObject([{ name: "Blue key", host, here: true }]);
    const asked = await anybody.people.signIn.passkeySignInOptions();
    expect(asked).toMatchObject({ rpId: host, userVerification: "required" });
    const context = await app.contextFor({ kind: "anonymous" });
    const kept: { userId: string; sessionId: string }[] = [];
    const browser = app.caller({ ...context, keepSession: async (session) => void kept.push(session) });
    await browser.people.signIn.signInWithPasskey({ response: device.sign(asked, 1) });
    expect(kept).toMatchObject([{ userId: staff.userId }]);
    const actor = await resolveActor(app.services, app.publication.id, kept[0]?.sessionId ?? "");
    expect(actor?.userId).toBe(staff.userId);
    await api.people.signIn.removePasskey({ id: device.id });
    const again = await anybody.people.signIn.passkeySignInOptions();
    expect(await signIn(device.sign(again, 2))).toBe("SIGN_IN_FAILED");
  });

  test("answers a challenge once, for this host and origin, verified and rightly signed, with a count that goes on", async () => {
    const { device } = await withPasskey();
    const options = () => anybody.people.signIn.passkeySignInOptions();
    const asked = await options();
    expect(await signIn(device.sign(asked, 5))).toBe("none");
    expect(await signIn(device.sign(asked, 6))).toBe("SIGN_IN_FAILED");
    const wrongs = [
      { origin: "https://evil.example" },
      { rpId: "evil.example" },
      { flags: 0x01 },
      { signature: Buffer.from("3006020101020101", "hex") },
    ];
    for (const wrong of wrongs)
      expect(await signIn(device.sign(await options(), 7, wrong))).toBe("SIGN_IN_FAILED");
    expect(await signIn(device.sign(await options(), 5))).toBe("SIGN_IN_FAILED");
    expect(await signIn(device.sign({ challenge: "bWFkZS11cC1ieS1zb21lYm9keQ" }, 8))).toBe("SIGN_IN_FAILED");
    expect(await signIn(device.sign(await options(), 8))).toBe("none");
  });

  test("is too late after five minutes", async () => {
    const { device } = await withPasskey();
    const asked = await anybody.people.signIn.passkeySignInOptions();
    const before = app.services.clock.now();
    app.setNow(new Date(before.getTime() + 5 * 60_000).toISOString());
    expect(await signIn(device.sign(asked, 1))).toBe("SIGN_IN_FAILED");
    app.setNow(before.toISOString());
  });

  test("of another publication's host opens nothing here, nor does one of somebody who is suspended", async () => {
    const { staff, device } = await withPasskey();
    const other = await makePublication(app.services.db, { hosts: ["other.localhost"] });
    const there = app.caller(await app.contextFor({ kind: "anonymous" }, other.id));
    const asked = await there.people.signIn.passkeySignInOptions();
    expect(asked).toMatchObject({ rpId: "other.localhost" });
    expect(await failure(there.people.signIn.signInWithPasskey({ response: device.sign(asked, 1) }))).toBe(
      "SIGN_IN_FAILED",
    );
    await app.database.owner`update memberships set suspended_at = now() where user_id = ${staff.userId}`;
    const here = await anybody.people.signIn.passkeySignInOptions();
    expect(await signIn(device.sign(here, 2))).toBe("SIGN_IN_FAILED");
  });

  test("is made for whom the challenge was given, from the right origin, by who has just signed in", async () => {
    const [ada, ben] = [await arrived(), await arrived()];
    const device = createAuthenticator(host, origin);
    const options = await ada.api.people.signIn.addPasskeyOptions();
    const add = (api: Caller, response: ReturnType<typeof device.register>) =>
      failure(api.people.signIn.addPasskey({ name: "Key", response }));
    expect(await add(ben.api, device.register(options))).toBe("INVALID_INPUT");
    expect(await add(ada.api, device.register(options))).toBe("INVALID_INPUT");
    const again = await ada.api.people.signIn.addPasskeyOptions();
    expect(await add(ada.api, device.register(again, { origin: "https://evil.example" }))).toBe(
      "INVALID_INPUT",
    );
    const stale = await makeStaff(app.services.db, app.publication.id, "author", { signedInAt: factoryTime });
    expect(await failure((await app.as(stale)).people.signIn.addPasskeyOptions())).toBe("CONFIRM_IDENTITY");
  });

  test("shows again that it is its owner, and nobody else", async () => {
    const [ada, ben] = [await withPasskey(), await withPasskey()];
    await app.database.owner`update sessions set created_at = '2026-01-01', confirmed_at = null`;
    expect(await failure(ada.api.people.signIn.renewRecoveryCodes())).toBe("CONFIRM_IDENTITY");
    const asked = await ada.api.people.signIn.confirmOptions();
    expect(await failure(ada.api.people.signIn.confirm({ passkey: ben.device.sign(asked, 1) }))).toBe(
      "INVALID_INPUT",
    );
    const anew = await ada.api.people.signIn.confirmOptions();
    await ada.api.people.signIn.confirm({ passkey: ada.device.sign(anew, 1) });
    expect((await ada.api.people.signIn.renewRecoveryCodes()).recoveryCodes).toHaveLength(10);
  });
});

test("an operator takes every factor from somebody who is locked out: sessions and links end, and they hear of it", async () => {
  const { staff } = await withPasskey();
  await anybody.people.requestSignInLink({ email: staff.email });
  await app.runJobs();
  expect(await readHeldFactors(app.services, staff.email)).toMatchObject({ passkeys: 1, recoveryCodes: 10 });
  await resetSecondFactors(app.services, staff.email, "user reset-second-factor");
  await app.runJobs();
  expect(await readHeldFactors(app.services, staff.email)).toMatchObject({ passkeys: 0, recoveryCodes: 0 });
  expect(await resolveActor(app.services, app.publication.id, staff.sessionId)).toBeNull();
  const { owner } = app.database;
  expect(await owner`select from one_time_tokens where email = ${staff.email}`).toHaveLength(0);
  const [mail] = (await app.services.mailer.listOutbox()).items.filter(({ to }) => to === staff.email);
  expect(mail?.subject).toContain("Every second factor was removed");
  expect(await failure(readHeldFactors(app.services, "nobody@example.org"))).toBe("NOT_FOUND");
});
