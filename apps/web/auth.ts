import { type AuthHooks, type AuthSettings, answerAuthRequest } from "@broadsheet/auth/auth-config";
import { type ProviderSettings, readProviders } from "@broadsheet/auth/env";
import { AppError } from "@broadsheet/contract/errors";
import type { Context } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { consumeSignInLink } from "@broadsheet/core/people/consume-sign-in-link";
import { resolveSession } from "@broadsheet/core/people/resolve-actor";
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
  // Also of people in the middle of signing in: they may leave again.
  const personOf = async (sessionId: string) =>
    (await resolveSession(ctx, ctx.publication.id, sessionId))?.actor ?? null;
  return {
    signInWithPassword: (input) => signInWithPassword(ctx, input),
    consumeSignInLink: (input) => consumeSignInLink(ctx, input),
    signInWithIdentity: (identity) => signInWithIdentity(ctx, identity),
    isSessionOpen: async (sessionId) => (await personOf(sessionId)) !== null,
    endSession: async (sessionId) => {
      const actor = await personOf(sessionId);
      if (actor) await revokeSession({ ...ctx, actor }, { id: sessionId });
    },
  };
}

/** What people do wrong is not the operator's concern; what providers and settings do is. */
function authLogger(log: Logger): AuthSettings["logger"] {
  return {
    error: (error) => {
      const given = error.cause as Error | { err?: Error } | undefined;
      const cause = given instanceof Error ? given : given?.err;
      if (cause instanceof AppError || error.name === "AccessDenied") {
        log.debug({ reason: cause instanceof AppError ? cause.code : error.name }, "sign-in refused");
      } else log.error({ err: cause ?? error }, `sign-in failed: ${error.name}`);
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
  const answer = await answerAuthRequest(new Request(ctx.publication.url + pathname + search, request), {
    secret: services.config.secret,
    secure: usesHttps(ctx.publication),
    providers: offered,
    hooks: hooksFor(ctx),
    logger: authLogger(services.log),
  });
  // A redirect's own headers cannot be changed.
  const headers = new Headers(answer.headers);
  headers.set("cache-control", "private, no-store");
  return new Response(answer.body, { status: answer.status, headers });
}
