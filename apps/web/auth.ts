import { type AuthHooks, type AuthSettings, answerAuthRequest } from "@broadsheet/auth/auth-config";
import { type ProviderSettings, readProviders } from "@broadsheet/auth/env";
import type { Context } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { consumeSignInLink } from "@broadsheet/core/people/consume-sign-in-link";
import { resolveActor } from "@broadsheet/core/people/resolve-actor";
import { revokeSession } from "@broadsheet/core/people/revoke-session";
import { signInWithIdentity } from "@broadsheet/core/people/sign-in-with-identity";
import { signInWithPassword } from "@broadsheet/core/people/sign-in-with-password";
import type { Logger } from "@broadsheet/telemetry/logger";
import { createRequestContext, usesHttps } from "./trpc/context.ts";
import { requireSameOrigin } from "./trpc/request-origin.ts";

let providers: readonly ProviderSettings[] | undefined;

/** The identity providers this installation offers. */
export function identityProviders(): readonly ProviderSettings[] {
  providers ??= readProviders();
  return providers;
}

/** next-auth asks, the use cases of the request's own publication answer. */
function hooksFor(ctx: Context): AuthHooks {
  const actorOf = (sessionId: string) => resolveActor(ctx, ctx.publication.id, sessionId);
  return {
    signInWithPassword: (input) => signInWithPassword(ctx, input),
    consumeSignInLink: (input) => consumeSignInLink(ctx, input),
    signInWithIdentity: (identity) => signInWithIdentity(ctx, identity),
    isSessionOpen: async (sessionId) => (await actorOf(sessionId)) !== null,
    endSession: async (sessionId) => {
      const actor = await actorOf(sessionId);
      if (actor) await revokeSession({ ...ctx, actor }, { id: sessionId });
    },
  };
}

const refusals = new Set(["CredentialsSignin", "AccessDenied"]);

/** What people do wrong is not the operator's concern; what providers and settings do is. */
function authLogger(log: Logger): AuthSettings["logger"] {
  return {
    error: (error) => {
      if (refusals.has(error.name)) log.debug({ reason: error.name }, "sign-in refused");
      else log.error({ err: error.cause instanceof Error ? error.cause : error }, `sign-in: ${error.name}`);
    },
    warn: (code) => log.debug({ code }, "sign-in"),
    debug: () => {},
  };
}

/**
 * Answers /api/auth/*. next-auth is shown the publication's own address instead of what the request claims, so that no link, redirect or
 * callback can be made to lead elsewhere by a Host header.
 */
export async function handleAuth(
  services: Services,
  request: Request,
  offered: readonly ProviderSettings[] = identityProviders(),
): Promise<Response> {
  requireSameOrigin(request.method, request.headers);
  const ctx = await createRequestContext(services, request.headers);
  const { pathname, search } = new URL(request.url);
  const response = await answerAuthRequest(new Request(ctx.publication.url + pathname + search, request), {
    secret: services.config.secret,
    secure: usesHttps(ctx.publication),
    providers: offered,
    hooks: hooksFor(ctx),
    logger: authLogger(services.log),
  });
  response.headers.set("cache-control", "private, no-store");
  return response;
}
