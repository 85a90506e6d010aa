import type { OAuthConfig, OIDCConfig } from "@auth/core/providers";
import { z } from "zod";
import type { ProviderSettings } from "./env.ts";

/** Who somebody is according to a provider. */
export interface ProvidedIdentity {
  /** Names the issuer, not our setting: when the operator changes to another one, its subjects are other people. */
  provider: string;
  subject: string;
  name: string | null;
  /** Null unless the provider says that it has verified the address. */
  verifiedEmail: string | null;
}

const checks: ("pkce" | "state" | "nonce")[] = ["pkce", "state", "nonce"];

const oidcClaims = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().nullish(),
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.stringbool()]).nullish().catch(false),
});

const githubProfile = z.object({
  id: z.union([z.number(), z.string()]).transform(String),
  login: z.string(),
  name: z.string().nullish(),
  verified_email: z.string().nullable(),
});
const githubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** Reads the profile that next-auth fetched. Throws for one that is not what the provider promises. */
export function identityOf(settings: ProviderSettings, profile: unknown): ProvidedIdentity {
  if (settings.id === "github") {
    const { id, name, login, verified_email } = githubProfile.parse(profile);
    return { provider: "github", subject: id, name: name ?? login, verifiedEmail: verified_email };
  }
  const { sub, name, email, email_verified } = oidcClaims.parse(profile);
  return {
    provider: settings.issuer ?? settings.id,
    subject: sub,
    name: name ?? null,
    verifiedEmail: email_verified === true && email ? email : null,
  };
}

/** next-auth's description of a provider: code flow with PKCE, state and, where there is an id token, nonce. */
export function providerConfig(settings: ProviderSettings): OAuthConfig<object> | OIDCConfig<object> {
  const { id, name, clientId, clientSecret } = settings;
  const common = {
    id,
    name,
    clientId,
    clientSecret,
    profile: (profile: object) => ({ id: identityOf(settings, profile).subject }),
  };
  if (id === "github") return { ...common, ...github };
  return {
    ...common,
    type: "oidc",
    issuer: settings.issuer ?? "https://accounts.google.com",
    // Claims of the `email` scope are promised by the userinfo endpoint only.
    idToken: false,
    checks,
    authorization: { params: { scope: "openid email profile" } },
  };
}

const githubApi = "https://api.github.com";

const github = {
  type: "oauth",
  checks: ["pkce", "state"],
  authorization: {
    url: "https://github.com/login/oauth/authorize",
    params: { scope: "read:user user:email" },
  },
  token: "https://github.com/login/oauth/access_token",
  userinfo: {
    url: `${githubApi}/user`,
    async request({ tokens }: { tokens: { access_token?: string } }) {
      const get = async (path: string): Promise<unknown> => {
        const response = await fetch(githubApi + path, {
          headers: { authorization: `Bearer ${tokens.access_token}`, "user-agent": "broadsheet" },
          signal: AbortSignal.timeout(10_000),
        });
        if (!response.ok) throw new Error(`GitHub answered ${response.status} for ${path}`);
        return response.json();
      };
      const [user, emails] = await Promise.all([get("/user"), get("/user/emails")]);
      const primary = githubEmails.parse(emails).find((entry) => entry.primary && entry.verified);
      return { ...(user as object), verified_email: primary?.email ?? null };
    },
  },
} satisfies Partial<OAuthConfig<object>>;
