import { describe, expect, test } from "vitest";
import { type ProviderSettings, readProviders } from "./env.ts";
import { identityOf, providerConfig } from "./providers.ts";

const settings = (id: ProviderSettings["id"], issuer?: string): ProviderSettings => ({
  id,
  name: id,
  clientId: "c",
  clientSecret: "s",
  ...(issuer ? { issuer } : {}),
});

describe("the environment", () => {
  test("names the providers that are offered", () => {
    expect(readProviders({})).toEqual([]);
    const found = readProviders({
      OIDC_ISSUER: "https://id.example.org",
      OIDC_CLIENT_ID: "a",
      OIDC_CLIENT_SECRET: "b",
      OIDC_NAME: "Example ID",
      AUTH_GITHUB_ID: "c",
      AUTH_GITHUB_SECRET: "d",
      AUTH_GOOGLE_ID: "",
    });
    expect(found.map(({ id, name }) => [id, name])).toEqual([
      ["oidc", "Example ID"],
      ["github", "GitHub"],
    ]);
  });

  test.each([
    [{ OIDC_ISSUER: "https://id.example.org", OIDC_CLIENT_ID: "a" }, /OIDC_CLIENT_SECRET/],
    [{ OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }, /OIDC_ISSUER/],
    [{ AUTH_GOOGLE_ID: "a" }, /AUTH_GOOGLE_SECRET/],
    [{ OIDC_ISSUER: "http://id.example.org", OIDC_CLIENT_ID: "a", OIDC_CLIENT_SECRET: "b" }, /https/],
    [{ OIDC_ISSUER: "id.example.org" }, /OIDC_ISSUER/],
  ])("half named or unsafe, it is refused by name: %o", (env, text) => {
    expect(() => readProviders(env)).toThrow(text);
  });
});

describe("who somebody is", () => {
  const address = (claims: object, id: ProviderSettings["id"] = "oidc") =>
    identityOf(settings(id, id === "oidc" ? "https://id.example.org" : undefined), { sub: "1", ...claims })
      .verifiedEmail;

  test("an address counts when the provider says that it is verified, and only then", () => {
    expect(address({ email: "a@example.org", email_verified: true })).toBe("a@example.org");
    expect(address({ email: "a@example.org", email_verified: "true" })).toBe("a@example.org");
    for (const email_verified of [false, "false", undefined, null, 1, "yes of course", {}])
      expect(address({ email: "a@example.org", email_verified }), String(email_verified)).toBeNull();
    expect(address({ email_verified: true })).toBeNull();
    expect(address({ email: "a@example.org" }, "google")).toBeNull();
  });

  test("the issuer is part of it, so that another server's subject is somebody else", () => {
    expect(identityOf(settings("oidc", "https://id.example.org"), { sub: "1" }).provider).toBe(
      "https://id.example.org",
    );
    expect(identityOf(settings("google"), { sub: "1" }).provider).toBe("google");
  });

  test("GitHub's is the address it has verified as the primary one, whatever the public profile shows", () => {
    const profile = { id: 7, login: "ada", name: null, email: "public@example.org", verified_email: null };
    expect(identityOf(settings("github"), profile)).toEqual({
      provider: "github",
      subject: "7",
      name: "ada",
      verifiedEmail: null,
    });
  });

  test("a profile without a subject is an error", () => {
    expect(() => identityOf(settings("google"), { email: "a@example.org" })).toThrow();
  });
});

test("every provider is asked with PKCE and state, those with an id token with a nonce too", () => {
  expect(providerConfig(settings("github")).checks).toEqual(["pkce", "state"]);
  for (const id of ["oidc", "google"] as const)
    expect(providerConfig(settings(id)).checks).toEqual(["pkce", "state", "nonce"]);
});
