import { z } from "zod";

const loopback = (url: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
const issuer = z.string().refine(
  (value) => {
    const url = URL.parse(value);
    return url?.protocol === "https:" || (url?.protocol === "http:" && loopback(url));
  },
  { error: "must be an https address" },
);

const variables = z.object({
  OIDC_ISSUER: issuer.optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40).default("Single sign-on"),
  AUTH_GITHUB_ID: z.string().optional(),
  AUTH_GITHUB_SECRET: z.string().optional(),
  AUTH_GOOGLE_ID: z.string().optional(),
  AUTH_GOOGLE_SECRET: z.string().optional(),
});

export interface ProviderSettings {
  id: "oidc" | "github" | "google";
  /** As the button says it. */
  name: string;
  clientId: string;
  clientSecret: string;
  /** Of `oidc` alone; the others' are known. */
  issuer?: string;
}

/**
 * The identity providers that the environment names. A provider that is named by half is a mistake the operator should hear of.
 *
 * @throws {Error} with one sentence for the operator
 */
export function readProviders(env: NodeJS.ProcessEnv = process.env): ProviderSettings[] {
  const parsed = variables.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")),
  );
  if (!parsed.success) {
    const [first] = parsed.error.issues;
    throw new Error(`${String(first?.path[0])} ${first?.message ?? "is not valid"}`);
  }
  const given = parsed.data;
  const providers: ProviderSettings[] = [];
  const add = (
    provider: Partial<ProviderSettings> & { id: ProviderSettings["id"]; name: string },
    names: string,
  ) => {
    const { clientId, clientSecret } = provider;
    const needed = [clientId, clientSecret, ...("issuer" in provider ? [provider.issuer] : [])];
    if (needed.every((value) => value === undefined)) return;
    if (!clientId || !clientSecret || ("issuer" in provider && !provider.issuer))
      throw new Error(`Sign-in by ${provider.name} needs all of ${names}`);
    providers.push({ ...provider, clientId, clientSecret });
  };
  add(
    {
      id: "oidc",
      name: given.OIDC_NAME,
      issuer: given.OIDC_ISSUER,
      clientId: given.OIDC_CLIENT_ID,
      clientSecret: given.OIDC_CLIENT_SECRET,
    },
    "OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET",
  );
  add(
    { id: "github", name: "GitHub", clientId: given.AUTH_GITHUB_ID, clientSecret: given.AUTH_GITHUB_SECRET },
    "AUTH_GITHUB_ID and AUTH_GITHUB_SECRET",
  );
  add(
    { id: "google", name: "Google", clientId: given.AUTH_GOOGLE_ID, clientSecret: given.AUTH_GOOGLE_SECRET },
    "AUTH_GOOGLE_ID and AUTH_GOOGLE_SECRET",
  );
  return providers;
}
