import { Auth, type AuthConfig } from "@auth/core";
import { CredentialsSignin } from "@auth/core/errors";
import Credentials from "@auth/core/providers/credentials";
import { AppError } from "@broadsheet/contract/errors";
import { signInWithPasswordInput } from "@broadsheet/contract/people";
import { z } from "zod";
import type { ProviderSettings } from "./env.ts";
import { identityOf, type ProvidedIdentity, providerConfig } from "./providers.ts";
import { sessionCookieName, sessionCookieOptions, sessionSeconds } from "./session-cookie.ts";

/** A session row that was just made, or found to be open. */
export interface OpenedSession {
  userId: string;
  sessionId: string;
}

/** What next-auth asks Broadsheet. Refusals are thrown AppErrors. */
export interface AuthHooks {
  signInWithPassword(input: z.infer<typeof signInWithPasswordInput>): Promise<OpenedSession>;
  consumeSignInLink(input: { token: string }): Promise<OpenedSession>;
  signInWithIdentity(identity: ProvidedIdentity): Promise<OpenedSession>;
  isSessionOpen(sessionId: string): Promise<boolean>;
  endSession(sessionId: string): Promise<void>;
}

export interface AuthSettings {
  secret: string;
  /** The publication is reached by https: cookies are `Secure` and bound to the host. */
  secure: boolean;
  providers: readonly ProviderSettings[];
  hooks: AuthHooks;
  logger: NonNullable<AuthConfig["logger"]>;
}

/** A refusal that the sign-in page can name: `code` reaches it as a query parameter. */
class SignInRefused extends CredentialsSignin {
  constructor(error: AppError) {
    super(error.message, { cause: error });
    const { retryAfterSeconds } = error.details;
    this.code =
      error.code + (error.code === "RATE_LIMITED" && retryAfterSeconds ? `.${retryAfterSeconds}` : "");
  }
}

/** Runs a hook for next-auth's `authorize`; what the contract foresees becomes a refusal, the rest stays an error. */
async function authorized(open: () => Promise<OpenedSession>) {
  try {
    const { userId, sessionId } = await open();
    return { id: userId, sid: sessionId };
  } catch (error) {
    if (error instanceof AppError) throw new SignInRefused(error);
    throw error;
  }
}

const linkInput = z.object({ token: z.string().min(20).max(200) });
const opened = z.object({ id: z.uuid(), sid: z.uuid() });

function parsed<T extends z.ZodType>(
  schema: T,
  value: unknown,
  code: "SIGN_IN_FAILED" | "LINK_EXPIRED",
): z.infer<T> {
  const result = schema.safeParse(value);
  if (!result.success) throw new AppError(code);
  return result.data;
}

/**
 * The next-auth configuration of one request: JWT cookies that name a session row. next-auth does the protocols (CSRF tokens, PKCE, state,
 * nonce, cookies); who may come in is for the hooks to say.
 */
export function createAuthConfig({ secret, secure, providers, hooks, logger }: AuthSettings): AuthConfig {
  const prefix = secure ? "__Host-" : "";
  const lax = sessionCookieOptions(secure);
  const strict = { ...lax, sameSite: "strict" } as const;
  const minutes = 15 * 60;
  const settingsOf = (id: string) => providers.find((provider) => provider.id === id);
  return {
    secret,
    basePath: "/api/auth",
    // The request's address is rebuilt from the publications table before next-auth sees it.
    trustHost: true,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/studio/sign-in", error: "/studio/sign-in", signOut: "/studio/sign-in" },
    logger,
    cookies: {
      sessionToken: { name: sessionCookieName(secure), options: lax },
      csrfToken: { name: `${prefix}broadsheet.csrf`, options: strict },
      callbackUrl: { name: `${prefix}broadsheet.callback`, options: lax },
      // A provider's answer is a navigation from elsewhere: these must come along.
      pkceCodeVerifier: { name: `${prefix}broadsheet.pkce`, options: { ...lax, maxAge: minutes } },
      state: { name: `${prefix}broadsheet.state`, options: { ...lax, maxAge: minutes } },
      nonce: { name: `${prefix}broadsheet.nonce`, options: { ...lax, maxAge: minutes } },
    },
    providers: [
      Credentials({
        id: "password",
        credentials: { email: {}, password: {} },
        authorize: (given) =>
          authorized(async () =>
            hooks.signInWithPassword(parsed(signInWithPasswordInput, given, "SIGN_IN_FAILED")),
          ),
      }),
      Credentials({
        id: "link",
        credentials: { token: {} },
        authorize: (given) =>
          authorized(async () => hooks.consumeSignInLink(parsed(linkInput, given, "LINK_EXPIRED"))),
      }),
      ...providers.map(providerConfig),
    ],
    callbacks: {
      async signIn({ user, account, profile }) {
        if (account?.type === "credentials") return true;
        const settings = settingsOf(account?.provider ?? "");
        if (!settings) return false;
        try {
          const { userId, sessionId } = await hooks.signInWithIdentity(identityOf(settings, profile));
          Object.assign(user, { id: userId, sid: sessionId });
          return true;
        } catch (error) {
          if (error instanceof AppError) return `/studio/sign-in?error=NoAccount`;
          throw error;
        }
      },
      async jwt({ token, user }) {
        if (user) {
          const { id, sid } = opened.parse(user);
          return { sub: id, sid };
        }
        return typeof token.sid === "string" && (await hooks.isSessionOpen(token.sid)) ? token : null;
      },
      session: ({ session, token }) => ({ expires: session.expires, user: { id: token.sub ?? "" } }),
      redirect: ({ url, baseUrl }) => {
        const target = URL.parse(url, baseUrl);
        return target?.origin === new URL(baseUrl).origin ? target.href : `${baseUrl}/studio`;
      },
    },
    events: {
      async signOut(message) {
        if ("token" in message && typeof message.token?.sid === "string")
          await hooks.endSession(message.token.sid);
      },
    },
  };
}

/** Answers a request to `/api/auth/*`. Its URL must name the publication's own address: providers are sent back there. */
export function answerAuthRequest(request: Request, settings: AuthSettings): Promise<Response> {
  return Auth(request, createAuthConfig(settings));
}
