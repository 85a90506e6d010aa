import { AppError } from "@broadsheet/contract/errors";
import { countApiCall, requireAllowance } from "@broadsheet/core/api/count-call";
import type { Services } from "@broadsheet/core/kernel/services";
import { appErrorOf } from "@broadsheet/core/kernel/trpc";
import { actorFromBearer } from "@broadsheet/core/tokens/resolve-token";
import { TRPCError } from "@trpc/server";
import { createRequestContext } from "../../trpc/context.ts";
import { problemResponse, requestIdOf } from "../problem-response.ts";
import { allowanceHeaders, answer, corsHeaders } from "./answer.ts";
import { PreconditionFailed, readInput } from "./input.ts";
import { type FoundRoute, findRoutes } from "./routes.ts";

const prefix = "/api/v1";

/** The parts of the path below `/api/v1`, decoded. */
function segmentsOf(url: URL): string[] {
  try {
    return url.pathname.slice(prefix.length).split("/").slice(1).map(decodeURIComponent);
  } catch {
    throw new AppError("NOT_FOUND");
  }
}

function preflight(common: Readonly<Record<string, string>>, allow: string): Response {
  return new Response(null, {
    status: 204,
    headers: {
      ...common,
      allow,
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "If-None-Match, X-Request-Id",
      "access-control-max-age": "86400",
    },
  });
}

/** As RFC 6750 writes it. */
const bearerChallenge = (error: string | false) =>
  `Bearer realm="Broadsheet"${error === false ? "" : `, error="${error}"`}`;

/** What was thrown, and how HTTP says it where it has a word of its own. */
function refusal(thrown: unknown, request: Request, found: FoundRoute | undefined, conditional: boolean) {
  const error = thrown instanceof TRPCError ? appErrorOf(thrown) : thrown;
  if (!(error instanceof AppError) || error.code === "INTERNAL") {
    // Procedures log what they did not foresee themselves.
    return { error: thrown instanceof TRPCError ? new AppError("INTERNAL") : error };
  }
  const { code, details } = error;
  if (code === "UNAUTHENTICATED")
    return {
      error,
      challenge: bearerChallenge(request.headers.has("authorization") && "invalid_token"),
    };
  if (code === "FORBIDDEN")
    return {
      error: new AppError("FORBIDDEN", "The scopes of this token do not allow this"),
      challenge: bearerChallenge("insufficient_scope"),
    };
  const stale = code === "CONFLICT" && details.currentVersion !== undefined && conditional;
  if (stale || error instanceof PreconditionFailed) return { error, status: 412 };
  // A path with an id that is none leads nowhere.
  const params = found?.params ?? {};
  if (code === "INVALID_INPUT" && details.issues?.some(({ path }) => Object.hasOwn(params, path)))
    return { error: new AppError("NOT_FOUND") };
  return { error };
}

/** Answers one request to /api/v1. Tokens alone count here: no cookie is looked at, so pages of other sites act in nobody's name. */
export async function handleRest(services: Services, request: Request): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  const headers: Record<string, string> = { ...corsHeaders, "x-request-id": requestId };
  let found: FoundRoute | undefined;
  let conditional = false;

  async function respond(): Promise<Response> {
    const url = new URL(request.url);
    const routes = findRoutes(segmentsOf(url));
    if (routes.size === 0) throw new AppError("NOT_FOUND", "There is nothing at this address of the API");
    const allow = [...routes.keys(), ...(routes.has("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    if (request.method === "OPTIONS") return preflight(headers, allow);
    found = routes.get(request.method === "HEAD" ? "GET" : request.method);
    if (!found) {
      headers.allow = allow;
      throw new AppError("METHOD_NOT_ALLOWED");
    }
    const ctx = {
      ...(await createRequestContext(services, request.headers, { actorFromBearer, sessions: false })),
      requestId,
    };
    const allowance = await countApiCall(ctx);
    Object.assign(headers, allowanceHeaders(allowance));
    requireAllowance(allowance);
    const { route } = found;
    if (route.run.reads === "request")
      return answer(ctx, request, url, route, await route.run.call(ctx, request), headers);
    const input = await readInput(request, url, found);
    conditional = input.conditional;
    return answer(ctx, request, url, route, await route.run.call(ctx, input.values), headers);
  }

  try {
    const response = await respond();
    if (request.method !== "HEAD") return response;
    return new Response(null, { status: response.status, headers: response.headers });
  } catch (thrown) {
    const { error, challenge, status } = refusal(thrown, request, found, conditional);
    if (challenge !== undefined) headers["www-authenticate"] = challenge;
    return problemResponse(error, {
      requestId,
      log: services.log,
      headers,
      ...(status === undefined ? {} : { status }),
    });
  }
}
