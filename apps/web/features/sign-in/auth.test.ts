import type { ProviderSettings } from "@broadsheet/auth/env";
import { hashPassword } from "@broadsheet/auth/password";
import { AppError } from "@broadsheet/contract/errors";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { handleAuth } from "../../auth.ts";
import { handleTrpc } from "../../trpc/handle-trpc.ts";
import { Browser, locationOf } from "./testing/browser.ts";
import { type OidcServer, oidcClient, startOidcServer } from "./testing/oidc-server.ts";

const origin = "http://localhost:3000";
const password = "plum orchard lantern 7";
let app: TestApp;
let oidc: OidcServer;
let providers: ProviderSettings[];
let passwordHash: string;
let count = 0;

beforeAll(async () => {
  passwordHash = await hashPassword(password);
  app = await createTestApp();
  oidc = await startOidcServer(`${origin}/api/auth/callback/oidc`);
  const { issuer } = oidc;
  providers = [
    { id: "oidc", name: "Example ID", issuer, clientId: oidcClient.id, clientSecret: oidcClient.secret },
  ];
});
afterAll(async () => {
  await oidc.stop();
  await app.close();
});

const browser = () =>
  new Browser({
    [origin]: (request) =>
      new URL(request.url).pathname.startsWith("/api/trpc/")
        ? handleTrpc(app.services, request)
        : handleAuth(app.services, request, providers),
  });
const member = (role: MadeStaff["role"] = "editor") =>
  makeStaff(app.services.db, app.publication.id, role, {
    email: `member-${++count}@example.org`,
    passwordHash,
  });
const csrfOf = async (who: Browser): Promise<string> => {
  const answer = await who.send(`${origin}/api/auth/csrf`);
  return ((await answer.json()) as { csrfToken: string }).csrfToken;
};
const emailOf = async (who: Browser): Promise<string | null> => {
  const answer = await who.send(`${origin}/api/trpc/people.me`);
  const { result } = (await answer.json()) as { result?: { data: { email: string } } };
  return result?.data.email ?? null;
};
const byPassword = async (who: Browser, email: string, typed = password) => {
  const form = { email, password: typed, csrfToken: await csrfOf(who), callbackUrl: "/studio/tags" };
  return locationOf(await who.post(`${origin}/api/auth/callback/password`, form), origin);
};

describe("by password", () => {
  test("a session's cookie is given out, and goes where it was meant to", async () => {
    const { email } = await member();
    const who = browser();
    expect(await byPassword(who, email)).toBe(`${origin}/studio/tags`);
    expect(await emailOf(who)).toBe(email);
  });

  test("the wrong one comes back with a code, and nothing else", async () => {
    const { email } = await member();
    const who = browser();
    for (const address of [email, "nobody@example.org"]) {
      const back = new URL(await byPassword(who, address, "wrong"));
      expect(back.pathname).toBe("/studio/sign-in");
      expect(back.searchParams.get("code")).toBe("SIGN_IN_FAILED");
    }
    expect(await emailOf(who)).toBeNull();
  });

  test("too many come back with the seconds to wait", async () => {
    const { email } = await member();
    const who = browser();
    for (let n = 0; n < 8; n++) await byPassword(who, email, "wrong");
    const back = new URL(await byPassword(who, email));
    expect(back.searchParams.get("code")).toMatch(/^RATE_LIMITED\.\d+$/);
  });

  test("asks for next-auth's token and for our own origin", async () => {
    const { email } = await member();
    const who = browser();
    const form = { email, password };
    await who.post(`${origin}/api/auth/callback/password`, form);
    expect(await emailOf(who)).toBeNull();
    const csrfToken = await csrfOf(who);
    const elsewhere = who.post(
      `${origin}/api/auth/callback/password`,
      { ...form, csrfToken },
      { origin: "https://evil.example" },
    );
    await expect(elsewhere).rejects.toThrow(AppError);
    expect(await emailOf(who)).toBeNull();
  });

  test("never leads to another site", async () => {
    const { email } = await member();
    const who = browser();
    for (const callbackUrl of [
      "https://evil.example/",
      "//evil.example",
      "/\\evil.example",
      "javascript:alert(1)",
    ]) {
      const form = { email, password, csrfToken: await csrfOf(who), callbackUrl };
      const answer = await who.post(`${origin}/api/auth/callback/password`, form);
      expect(new URL(locationOf(answer, origin)).origin).toBe(origin);
    }
  });
});

describe("by mailed link", () => {
  test("the button's request signs in once; opening the link's page alone uses nothing up", async () => {
    const { email } = await member();
    await (await app.as({ kind: "anonymous" })).people.requestSignInLink({ email });
    await app.runJobs();
    const { items } = await app.services.mailer.listOutbox();
    const sent = items.find((mail) => mail.to === email);
    const mail = await app.services.mailer.readOutbox(sent?.id ?? "");
    const link = new URL(/http\S+\/studio\/sign-in\/link\S+/.exec(mail?.text ?? "")?.[0] ?? "");
    expect(link.origin).toBe(origin);
    const token = link.searchParams.get("token") ?? "";
    const use = async (who: Browser) => {
      const form = { token, csrfToken: await csrfOf(who), callbackUrl: "/studio" };
      return locationOf(await who.post(`${origin}/api/auth/callback/link`, form), origin);
    };
    const who = browser();
    await who.send(`${origin}/api/auth/callback/link?token=${token}`);
    expect(await emailOf(who)).toBeNull();
    expect(await use(who)).toBe(`${origin}/studio`);
    expect(await emailOf(who)).toBe(email);
    expect(await use(browser())).toContain("code=LINK_EXPIRED");
  });
});

describe("signing out", () => {
  test("ends the session's row, so that a copy of the cookie opens nothing either", async () => {
    const { email } = await member();
    const who = browser();
    await byPassword(who, email);
    const copy = new Map(who.cookies(origin));
    await who.post(`${origin}/api/auth/signout`, { csrfToken: await csrfOf(who), callbackUrl: "/studio" });
    expect(who.cookies(origin).has("broadsheet.session")).toBe(false);
    const thief = browser();
    for (const [name, value] of copy) thief.cookies(origin).set(name, value);
    expect(await emailOf(thief)).toBeNull();
  });
});

/** Goes to the provider, and signs in there as this subject. Answers the address it sends the browser back to. */
async function toProviderAndBack(who: Browser, subject: string): Promise<string> {
  const start = await who.post(`${origin}/api/auth/signin/oidc`, {
    csrfToken: await csrfOf(who),
    callbackUrl: "/studio/tags",
  });
  let url = locationOf(start, origin);
  for (let step = 0; step < 12; step++) {
    if (url.startsWith(`${origin}/api/auth/callback/oidc`)) return url;
    const page = await who.send(url);
    if (page.status === 200) {
      const html = await page.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? "";
      url = locationOf(await who.post(url, { prompt, login: subject, password: "any" }), url);
    } else url = locationOf(page, url);
  }
  throw new Error(`The provider did not come back, last from ${url}`);
}
const byProvider = async (who: Browser, subject: string) =>
  locationOf(await who.send(await toProviderAndBack(who, subject)), origin);

describe("by an OpenID Connect provider", () => {
  test("the code flow carries PKCE, state and nonce, and leads back to the publication, whatever Host says", async () => {
    const who = browser();
    const start = await who.post(
      `${origin}/api/auth/signin/oidc`,
      { csrfToken: await csrfOf(who) },
      { "x-forwarded-host": "evil.example", origin: "https://evil.example" },
    );
    const url = new URL(locationOf(start, origin));
    expect(url.origin).toBe(oidc.issuer);
    const sent = Object.fromEntries(url.searchParams);
    expect(sent).toMatchObject({
      response_type: "code",
      code_challenge_method: "S256",
      redirect_uri: `${origin}/api/auth/callback/oidc`,
      scope: "openid email profile",
    });
    for (const name of ["code_challenge", "state", "nonce"]) expect(sent[name]?.length).toBeGreaterThan(20);
  });

  test("a member with a verified address is in; from then on the subject counts", async () => {
    const { email, userId } = await member();
    oidc.people.set("ada", { name: "Ada", email: email.toUpperCase(), email_verified: true });
    const who = browser();
    expect(await byProvider(who, "ada")).toBe(`${origin}/studio/tags`);
    expect(await emailOf(who)).toBe(email);
    const [row] = await app.database.owner`select * from identities where user_id = ${userId}`;
    expect(row).toMatchObject({ provider: oidc.issuer, subject: "ada" });
    oidc.people.set("ada", { name: "Ada", email: "moved@example.org", email_verified: false });
    const again = browser();
    await byProvider(again, "ada");
    expect(await emailOf(again)).toBe(email);
  });

  test("an address that is not verified, or that nobody here has, is told so and left outside", async () => {
    const { email } = await member();
    oidc.people.set("mallory", { email, email_verified: false });
    oidc.people.set("silent", { email });
    oidc.people.set("stranger", { email: "stranger@example.org", email_verified: true });
    for (const subject of ["mallory", "silent", "stranger"]) {
      const who = browser();
      expect(await byProvider(who, subject)).toBe(`${origin}/studio/sign-in?error=NoAccount`);
      expect(who.cookies(origin).has("broadsheet.session")).toBe(false);
    }
    const people = await app.database.owner`select 1 from users where email = 'stranger@example.org'`;
    expect(people).toHaveLength(0);
  });

  test("an invited person joins in the invited role", async () => {
    const owner = await app.as(await member("owner"));
    await owner.people.invitations.create({ email: "ines@example.org", role: "author" });
    oidc.people.set("ines", { name: "Ines", email: "ines@example.org", email_verified: true });
    const who = browser();
    await byProvider(who, "ines");
    const me = await who.send(`${origin}/api/trpc/people.me`);
    expect(await me.json()).toMatchObject({ result: { data: { name: "Ines", role: "author" } } });
  });

  test("an answer of the provider works in the browser that asked, and once", async () => {
    const { email } = await member();
    oidc.people.set("eve", { email, email_verified: true });
    const asked = browser();
    const back = await toProviderAndBack(asked, "eve");
    const other = browser();
    expect(locationOf(await other.send(back), origin)).toContain("/studio/sign-in?error=");
    expect(await emailOf(other)).toBeNull();
    await asked.send(back);
    expect(await emailOf(asked)).toBe(email);
    const fresh = browser();
    for (const [name, value] of asked.cookies(origin))
      if (!name.includes("session")) fresh.cookies(origin).set(name, value);
    expect(locationOf(await fresh.send(back), origin)).toContain("/studio/sign-in?error=");
  });
});
