import { hashSecret } from "@broadsheet/auth/secrets";
import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import { AppError } from "@broadsheet/contract/errors";
import { resolvePermissions } from "@broadsheet/contract/permissions";
import { inPublication } from "@broadsheet/db/connection";
import type { TokenActor } from "../kernel/actor.ts";
import { limit, networkOf } from "../kernel/limit.ts";
import type { Services } from "../kernel/services.ts";
import { scopesWithin } from "./token.policy.ts";
import { findValidToken } from "./token.reads.ts";
import { touchToken } from "./token.writes.ts";

/** How a secret begins, so that people and secret scanners recognise one. */
export const tokenPrefix = "bsk_";
const wellFormed = /^bsk_[\w-]{43}$/;
const touchEveryMs = 60_000;
const failures: RatePolicy = { name: "token-failures", points: 30, durationSeconds: 600 };

/** How long a process may go on with a token it knew, when the word of its end did not reach it. */
const freshSeconds = 5;
const tagOf = (publicationId: string) => `tokens:${publicationId}`;

interface FoundToken {
  actor: TokenActor;
  expiresAt: string | null;
}

/**
 * The token that a secret belongs to in this publication; null when it is unknown, expired or revoked, and while the person who made it is
 * not on the staff or suspended. It does no more than that person may do by now.
 */
export async function resolveToken(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  secret: string,
): Promise<TokenActor | null> {
  return (await readToken(services, publicationId, secret))?.actor ?? null;
}

async function readToken(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  secret: string,
): Promise<FoundToken | undefined> {
  if (!wellFormed.test(secret)) return undefined;
  const now = services.clock.now();
  return inPublication(services.db, publicationId, async (tx) => {
    const token = await findValidToken(tx, publicationId, hashSecret(secret), now.toISOString());
    if (!token) return undefined;
    const { id: tokenId, name, expiresAt, lastUsedAt, createdBy, makerRole, makerSuspendedAt } = token;
    const { makerRolePermissions: rolePermissions, makerExtraPermissions } = token;
    if (createdBy !== null && (makerRole === null || makerSuspendedAt !== null)) return undefined;
    const stored = { rolePermissions, extraPermissions: makerExtraPermissions ?? [] };
    const scopes =
      makerRole === null
        ? token.scopes
        : scopesWithin(
            { role: makerRole, permissions: resolvePermissions({ role: makerRole, ...stored }) },
            token.scopes,
          );
    const stale = new Date(now.getTime() - touchEveryMs).toISOString();
    if (lastUsedAt === null || lastUsedAt < stale)
      await touchToken(tx, publicationId, tokenId, now.toISOString(), stale);
    return { actor: { kind: "token", tokenId, name, scopes }, expiresAt };
  });
}

/**
 * To be called once a token was revoked, or the standing of somebody who may have made one has changed, and that is committed: every process
 * asks the database anew.
 */
export async function forgetTokens({ cache }: Pick<Services, "cache">, publicationId: string): Promise<void> {
  await cache.deleteByTag([tagOf(publicationId)]);
}

class NoToken extends Error {}

/** What is not good is asked for anew each time: anybody can think of any number of secrets. */
async function rememberedToken(
  services: Services,
  publicationId: string,
  secret: string,
): Promise<FoundToken | undefined> {
  const key = `token:${publicationId}:${hashSecret(secret)}`;
  try {
    return await services.cache.getOrSet(
      key,
      { ttlSeconds: freshSeconds, tags: [tagOf(publicationId)] },
      async () => {
        const found = await readToken(services, publicationId, secret);
        if (!found) throw new NoToken();
        return found;
      },
    );
  } catch (error) {
    if (error instanceof NoToken) return undefined;
    throw error;
  }
}

/**
 * The actor of a request's bearer token, known for some seconds. Throws UNAUTHENTICATED for one that is not good; a network that keeps sending
 * such ones gets RATE_LIMITED for them, while good ones from there still work.
 */
export async function actorFromBearer(
  services: Services,
  publication: { id: string },
  secret: string,
  ip: string | null,
): Promise<TokenActor> {
  const found = await rememberedToken(services, publication.id, secret);
  if (found && (found.expiresAt === null || found.expiresAt > services.clock.now().toISOString()))
    return found.actor;
  await limit(services, failures, networkOf(ip));
  throw new AppError("UNAUTHENTICATED", "This token is not valid: it is unknown, expired or revoked");
}
