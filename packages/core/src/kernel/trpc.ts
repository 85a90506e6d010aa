import { AppError, errors, type WireError } from "@broadsheet/contract/errors";
import type { Permission } from "@broadsheet/contract/permissions";
import { currentRequest } from "@broadsheet/telemetry/request";
import { initTRPC, isTrackedEnvelope, TRPCError, type TrackedEnvelope, tracked } from "@trpc/server";
import { ZodError, z } from "zod";
import type { KnownActor } from "./actor.ts";
import { requirePermission } from "./authorize.ts";
import type { Context, SignedIn } from "./context.ts";
import type { RestMeta } from "./rest-meta.ts";
import { requireStorable } from "./storable.ts";

/** The AppError behind whatever a procedure threw; INTERNAL for what is no part of the contract. */
export function appErrorOf(error: TRPCError): AppError {
  if (error.cause instanceof AppError) return error.cause;
  if (error.cause instanceof ZodError && error.code === "BAD_REQUEST") {
    const issues = error.cause.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return new AppError("INVALID_INPUT", undefined, { issues });
  }
  if (error.code === "NOT_FOUND") return new AppError("NOT_FOUND");
  if (error.code === "PARSE_ERROR" || error.code === "BAD_REQUEST" || error.code === "METHOD_NOT_SUPPORTED") {
    return new AppError("BAD_REQUEST");
  }
  if (error.code === "UNSUPPORTED_MEDIA_TYPE") return new AppError("UNSUPPORTED_MEDIA_TYPE");
  if (error.code === "PAYLOAD_TOO_LARGE") return new AppError("PAYLOAD_TOO_LARGE");
  return new AppError("INTERNAL", undefined, {}, { cause: error });
}

/** Gives an AppError its tRPC code, for what fails before a procedure runs; anything else is passed on as it is. */
export function asTrpcError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new TRPCError({ code: errors[error.code].trpc, message: error.message, cause: error });
}

const t = initTRPC
  .context<Context>()
  .meta<RestMeta>()
  .create({
    isDev: false,
    // Lines that say nothing for long are cut on the way; a browser that hears nothing for longer than that connects anew.
    sse: { ping: { enabled: true, intervalMs: 10_000 }, client: { reconnectAfterInactivityMs: 25_000 } },
    errorFormatter({ shape, error, ctx }) {
      const { code, message, details } = appErrorOf(error);
      const data: WireError = {
        appCode: code,
        requestId: ctx?.requestId ?? currentRequest()?.requestId ?? "",
        details,
      };
      return { ...shape, message, data: { ...shape.data, ...data, httpStatus: errors[code].http } };
    },
  });

/** Gives thrown AppErrors their tRPC code, and logs what nobody foresaw. */
const withErrors = t.middleware(async ({ next, ctx, path }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError) throw asTrpcError(cause);
  if (result.error.code === "INTERNAL_SERVER_ERROR")
    ctx.log.error({ err: cause ?? result.error, path }, "procedure failed");
  return result;
});

export const { router, createCallerFactory } = t;

/** What cannot be read is refused where a procedure asks for input; one that takes none is called without a body. */
const withStorableInput = t.middleware(async ({ next, getRawInput }) => {
  requireStorable(await getRawInput().catch(() => undefined));
  return next();
});

/** Anybody, signed in or not. */
export const publicProcedure = t.procedure.use(withErrors).use(withStorableInput);

const whoAreYou = (ctx: Context) => new AppError(ctx.arriving ? "SECOND_FACTOR_REQUIRED" : "UNAUTHENTICATED");

/** Staff and API tokens. The use case that is called authorizes; lists and reads add `permit`. */
export const staffProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.actor.kind === "anonymous") throw whoAreYou(ctx);
  const actor: KnownActor = ctx.actor;
  return next({ ctx: { ...ctx, actor } });
});

/** Staff and tokens that hold a permission. */
export const permit = (permission: Permission) =>
  staffProcedure.use(({ ctx, next }) => {
    requirePermission(ctx.actor, permission);
    return next();
  });

/** Signed-in people only: for what concerns a person's own account and sessions. */
export const personProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.actor.kind !== "user") throw whoAreYou(ctx);
  return next({ ctx: { ...ctx, actor: ctx.actor } });
});

/** Signed-in people, and those who must set up a second factor before anything else. */
export const settingUpProcedure = publicProcedure.use(({ ctx, next }) => {
  const actor = ctx.arriving?.owes === "setup" ? ctx.arriving.actor : ctx.actor;
  if (actor.kind !== "user") throw whoAreYou(ctx);
  return next({ ctx: { ...ctx, actor } });
});

/** Whoever has a session, wherever in signing in they are: for the second step itself, and for leaving. */
export const arrivingProcedure = publicProcedure.use(({ ctx, next }) => {
  const arriving: SignedIn | undefined =
    ctx.arriving ?? (ctx.actor.kind === "user" ? { actor: ctx.actor, owes: null } : undefined);
  if (!arriving) throw new AppError("UNAUTHENTICATED");
  return next({ ctx: { ...ctx, actor: arriving.actor, arriving } });
});

/** The output of a subscription: each item in the form of the contract, under a number by which a transport resumes. */
export function streamOf<Item extends z.ZodType>(item: Item) {
  type Stream = AsyncIterable<TrackedEnvelope<z.output<Item>>>;
  const isStream = (value: unknown) =>
    typeof value === "object" && value !== null && Symbol.asyncIterator in value;
  return z.custom<Stream>(isStream).transform(async function* (stream): AsyncGenerator<
    TrackedEnvelope<z.output<Item>>,
    void
  > {
    for await (const envelope of stream) {
      if (!isTrackedEnvelope(envelope)) throw new TypeError("An item of a stream has no number");
      const [id, data] = envelope;
      yield tracked(id, item.parse(data));
    }
  });
}

/** Gives each item of a stream its number. */
export async function* numbered<T>(
  stream: AsyncIterable<T>,
  numberOf: (item: T) => number,
): AsyncGenerator<TrackedEnvelope<T>, void> {
  for await (const item of stream) yield tracked(String(numberOf(item)), item);
}
