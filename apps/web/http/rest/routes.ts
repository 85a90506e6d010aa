import type { Context } from "@broadsheet/core/kernel/context";
import type { RestMeta } from "@broadsheet/core/kernel/rest-meta";
import { appRouter } from "@broadsheet/core/root.router";
import { callTRPCProcedure, type TRPCProcedureType } from "@trpc/server";
import { uploadRoute } from "./upload-route.ts";

/** Takes a query or a JSON body. */
interface RunProcedure {
  reads: "input";
  call: (ctx: Context, input: Record<string, unknown>) => Promise<unknown>;
}
/** Takes the request as it came. */
interface RunRaw {
  reads: "request";
  call: (ctx: Context, request: Request) => Promise<unknown>;
}

export interface RestRoute {
  method: string;
  /** As in OpenAPI: `/posts/{id}`. */
  path: string;
  /** Of a success. */
  status: number;
  /** The input names the version it read, which `If-Match` can do as well. */
  takesVersion: boolean;
  run: RunProcedure | RunRaw;
}

export interface FoundRoute {
  route: RestRoute;
  params: Record<string, string>;
}

interface Definition {
  type: TRPCProcedureType;
  meta?: RestMeta;
  inputs?: readonly { shape?: object }[];
}

function callerOf(path: string, type: TRPCProcedureType): RunProcedure["call"] {
  const fixed = { router: appRouter, path, type, signal: undefined, batchIndex: 0 };
  return (ctx, input) => callTRPCProcedure({ ...fixed, ctx, getRawInput: async () => input });
}

/** Every procedure that says where it answers in REST. */
const procedureRoutes: readonly RestRoute[] = Object.entries(appRouter._def.procedures).flatMap(
  ([path, procedure]) => {
    const { type, meta, inputs } = (procedure as unknown as { _def: Definition })._def;
    if (!meta?.openapi) return [];
    const takesVersion = inputs?.some((input) => Object.hasOwn(input.shape ?? {}, "version")) ?? false;
    const { method, path: address } = meta.openapi;
    return [
      {
        method,
        path: address,
        status: meta.rest?.status ?? 200,
        takesVersion,
        run: { reads: "input", call: callerOf(path, type) },
      },
    ];
  },
);

/** Everything below `/api/v1`. */
export const restRoutes: readonly RestRoute[] = [...procedureRoutes, uploadRoute];

/** The parameters with which a path is this route's, or null. */
function paramsOf(pattern: readonly string[], segments: readonly string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] ?? "";
    if (part.startsWith("{")) params[part.slice(1, -1)] = segment;
    else if (part !== segment) return null;
  }
  return params;
}

const fixedParts = (route: RestRoute) => route.path.split("/").filter((part) => !part.startsWith("{")).length;
const mostFixedFirst = restRoutes
  .toSorted((a, b) => fixedParts(b) - fixedParts(a))
  .map((route) => ({ route, pattern: route.path.slice(1).split("/") }));

/** What can be done at a path, by method; empty where nothing is. `segments` are decoded. */
export function findRoutes(segments: readonly string[]): Map<string, FoundRoute> {
  const routes = new Map<string, FoundRoute>();
  for (const { route, pattern } of mostFixedFirst) {
    const params = paramsOf(pattern, segments);
    if (params && !routes.has(route.method)) routes.set(route.method, { route, params });
  }
  return routes;
}
