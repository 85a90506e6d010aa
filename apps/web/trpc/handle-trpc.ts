import { sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { AppError } from "@broadsheet/contract/errors";
import { countApiCall, requireAllowance } from "@broadsheet/core/api/count-call";
import type { Context } from "@broadsheet/core/kernel/context";
import type { Services } from "@broadsheet/core/kernel/services";
import { asTrpcError } from "@broadsheet/core/kernel/trpc";
import { appRouter } from "@broadsheet/core/root.router";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { createRequestContext, type RequestContextOptions, usesHttps } from "./context.ts";
import { requireJson, requireSameOrigin } from "./request-origin.ts";

const maxBatchSize = 30;

/** How many procedures a request calls: the names of a batch are joined by commas. */
const callsIn = (request: Request) => new URL(request.url).pathname.split(/,|%2c/i).length;

/** Answers one request to /api/trpc. */
export async function handleTrpc(
  services: Services,
  request: Request,
  options: RequestContextOptions = {},
): Promise<Response> {
  const cookies: string[] = [];
  const streams = request.headers.get("trpc-accept") === "application/jsonl";

  async function createContext(): Promise<Context> {
    try {
      requireSameOrigin(request.method, request.headers);
      requireJson(request.method, request.headers);
      const ctx = await createRequestContext(services, request.headers, options);
      // As over REST: people in the studio are not counted.
      if (ctx.actor.kind !== "user") requireAllowance(await countApiCall(ctx, callsIn(request)));
      return {
        ...ctx,
        keepSession: async ({ userId, sessionId }) => {
          // A streamed answer has sent its headers by now.
          if (streams) throw new AppError("BAD_REQUEST", "Signing in cannot be part of a streamed batch");
          const { secret } = services.config;
          const secure = usesHttps(ctx.publication);
          cookies.push(await sessionSetCookie({ sub: userId, sid: sessionId }, { secret, secure }));
        },
      };
    } catch (error) {
      throw asTrpcError(error);
    }
  }

  const response = await fetchRequestHandler({
    endpoint: "/api/trpc",
    router: appRouter,
    req: request,
    createContext,
    maxBatchSize,
    onError({ error, path, ctx }) {
      // Errors of procedures are logged where they happen; without a context this one has not been.
      if (!ctx && !(error.cause instanceof AppError))
        services.log.error({ err: error, path }, "request failed");
    },
  });
  // A stream that is packed on the way is held back until there is enough to pack.
  const streaming = response.headers.get("content-type")?.startsWith("text/event-stream");
  response.headers.set("cache-control", streaming ? "private, no-store, no-transform" : "private, no-store");
  for (const cookie of cookies) response.headers.append("set-cookie", cookie);
  return response;
}
