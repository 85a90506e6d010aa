import { isIP } from "node:net";
import { readSessionCookie } from "@broadsheet/auth/session-cookie";
import { AppError } from "@broadsheet/contract/errors";
import type { Actor } from "@broadsheet/core/kernel/actor";
import type { Context, PublicationContext, SignedIn } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { resolveSession } from "@broadsheet/core/people/resolve-actor";
import { publicationForHost } from "@broadsheet/core/publications/publication-context";
import { currentRequest, requestIdFrom } from "@broadsheet/telemetry/request";

/** Finds who a bearer token stands for; throws UNAUTHENTICATED for one that is not valid. */
export type ActorFromBearer = (
  services: Services,
  publication: PublicationContext,
  token: string,
  ip: string | null,
) => Promise<Actor>;

export interface RequestContextOptions {
  /** Where API tokens are taken. A request that carries one is judged by it alone, whatever its cookies say. */
  actorFromBearer?: ActorFromBearer;
  /** False where only tokens count: then no other site can make a browser act in somebody's name. Default true. */
  sessions?: boolean;
}

/** The host that the browser asked for. The server around Next has dropped this header from anybody but a trusted proxy. */
export function publicHost(headers: Headers): string {
  const forwarded = headers.get("x-forwarded-host")?.split(",")[0]?.trim();
  return (forwarded || headers.get("host") || "").toLowerCase();
}

/** Cookies are bound to https where the publication is reached by it. */
export function usesHttps(publication: Pick<PublicationContext, "url">): boolean {
  return publication.url.startsWith("https:");
}

/** The publication that answers for a request. NOT_FOUND for a host that leads to none. */
export async function requestPublication(services: Services, headers: Headers): Promise<PublicationContext> {
  const publication = await publicationForHost(services, publicHost(headers));
  if (!publication) throw new AppError("NOT_FOUND", "No publication answers at this address");
  return publication;
}

/**
 * Everything a use case needs to know about a request: whose publication it is for, who asks, from where. The session row is read anew each
 * time, so a revoked session is out at its next request.
 */
export async function createRequestContext(
  services: Services,
  headers: Headers,
  options: RequestContextOptions = {},
): Promise<Context> {
  const publication = await requestPublication(services, headers);
  return {
    ...services,
    publication,
    ...(await actorOf(services, publication, headers, options)),
    requestId: currentRequest()?.requestId ?? requestIdFrom(headers.get("x-request-id")),
    ip: clientIp(headers),
    userAgent: headers.get("user-agent"),
  };
}

/** The client's address as the server around Next (or the platform) found it, without an IPv6 zone; null when it is none. */
export function clientIp(headers: Headers): string | null {
  const [address = ""] = (headers.get("x-real-ip") ?? "").split("%");
  return isIP(address) === 0 ? null : address;
}

const anonymous: Actor = { kind: "anonymous" };

/** Who asks. Somebody whose sign-in lacks a step is nobody yet, and named beside that. */
async function actorOf(
  services: Services,
  publication: PublicationContext,
  headers: Headers,
  { actorFromBearer, sessions = true }: RequestContextOptions,
): Promise<{ actor: Actor; arriving?: SignedIn }> {
  // Other schemes are not ours: a preview may stand behind a proxy's own password.
  const bearer = /^Bearer(?:\s+(.*))?$/i.exec(headers.get("authorization")?.trim() ?? "");
  if (actorFromBearer && bearer) {
    const ip = headers.get("x-real-ip");
    return { actor: await actorFromBearer(services, publication, bearer[1] ?? "", ip) };
  }
  if (!sessions) return { actor: anonymous };
  const session = await readSessionCookie(headers.get("cookie"), {
    secret: services.config.secret,
    secure: usesHttps(publication),
  });
  const found = session && (await resolveSession(services, publication.id, session.sid));
  if (!found) return { actor: anonymous };
  return found.owes === null ? { actor: found.actor } : { actor: anonymous, arriving: found };
}
