import { hashSecret } from "@broadsheet/auth/secrets";
import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import { AppError } from "@broadsheet/contract/errors";
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

/**
 * The token that a secret belongs to in this publication; null when it is unknown, expired or revoked, and while the person who made it is
 * not on the staff or suspended. It does no more than that person may do by now. Asked anew for every request.
 */
export async function resolveToken(
  services: Pick<Services, "db" | "clock">,
  publicationId: string,
  secret: string,
): Promise<TokenActor | null> {
  if (!wellFormed.test(secret)) return null;
  const now = services.clock.now();
  return inPublication(services.db, publicationId, async (tx) => {
    const token = await findValidToken(tx, publicationId, hashSecret(secret), now.toISOString());
    if (!token) return null;
    const { id: tokenId, name, lastUsedAt, createdBy, makerRole, makerSuspendedAt } = token;
    if (createdBy !== null && (makerRole === null || makerSuspendedAt !== null)) return null;
    const scopes = makerRole === null ? token.scopes : scopesWithin(makerRole, token.scopes);
    const stale = new Date(now.getTime() - touchEveryMs).toISOString();
    if (lastUsedAt === null || lastUsedAt < stale)
      await touchToken(tx, publicationId, tokenId, now.toISOString(), stale);
    return { kind: "token", tokenId, name, scopes };
  });
}

/**
 * The same for a request's bearer token. Throws UNAUTHENTICATED for one that is not good; a network that keeps sending such ones gets
 * RATE_LIMITED for them, while good ones from there still work.
 */
export async function actorFromBearer(
  services: Services,
  publication: { id: string },
  secret: string,
  ip: string | null,
): Promise<TokenActor> {
  const actor = await resolveToken(services, publication.id, secret);
  if (actor) return actor;
  await limit(services, failures, networkOf(ip));
  throw new AppError("UNAUTHENTICATED", "This token is not valid: it is unknown, expired or revoked");
}
