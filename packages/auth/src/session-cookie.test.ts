import { expect, test } from "vitest";
import { readSessionCookie, sessionSetCookie } from "./session-cookie.ts";

const secret = "a-secret-of-the-tests-that-is-long-enough";
const session = { sub: "01890000-0000-7000-8000-000000000001", sid: "01890000-0000-7000-8000-000000000002" };
const cookie = async (secure: boolean, key = secret) =>
  (await sessionSetCookie(session, { secret: key, secure })).split(";")[0] ?? "";

test("what was set is read back among other cookies", async () => {
  const header = `theme=dark; ${await cookie(false)}; x=y`;
  expect(await readSessionCookie(header, { secret, secure: false })).toMatchObject(session);
});

test("it is encrypted: neither person nor session can be read from it", async () => {
  const [, token = ""] = (await cookie(true)).split("=");
  for (const part of token.split("."))
    expect(Buffer.from(part, "base64url").toString("latin1")).not.toContain("01890000");
});

test("a cookie set without https does not count where https is used, nor the other way round", async () => {
  expect(await readSessionCookie(await cookie(false), { secret, secure: true })).toBeNull();
  expect(await readSessionCookie(await cookie(true), { secret, secure: false })).toBeNull();
  const renamed = (await cookie(false)).replace("broadsheet.session", "__Host-broadsheet.session");
  expect(await readSessionCookie(renamed, { secret, secure: true })).toBeNull();
});

test("nothing, noise and another key's cookie are nobody", async () => {
  const foreign = await cookie(false, "another-secret-of-the-tests-also-long");
  for (const header of [null, undefined, "", "broadsheet.session=", "broadsheet.session=a.b.c.d.e", foreign])
    expect(await readSessionCookie(header, { secret, secure: false })).toBeNull();
});
