import { type AppError, parseAppError } from "@broadsheet/contract/errors";
import type { AppRouter } from "@broadsheet/core/root.router";
import {
  createTRPCClientProxy,
  createTRPCUntypedClient,
  httpBatchLink,
  type TRPCClient,
  TRPCClientError,
} from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

export interface ClientOptions {
  /** Where the publication is, such as `https://blog.example.org`. */
  url: string;
  /** A token made in the studio. Without one, what everybody may read can be read. */
  token?: string;
  /** Default: the platform's own. */
  fetch?: typeof globalThis.fetch;
}

/** Every procedure of a publication, typed from end to end: `client.api.posts.list.query({ limit: 5 })`. */
export type BroadsheetClient = TRPCClient<AppRouter>;
export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

/** What a call failed with: the server's own error, or UNAVAILABLE when nothing answered. */
function appErrorOf(error: unknown): AppError {
  const unanswered = error instanceof TRPCClientError && !error.data && error.cause instanceof TypeError;
  return parseAppError(unanswered ? error.cause : error);
}

/**
 * Calls a publication's procedures. Calls of one moment travel together.
 *
 * Every call that fails rejects with an `AppError`: its `code` is one of the contract's, its `details` name fields or versions.
 */
export function createClient({ url, token, fetch }: ClientOptions): BroadsheetClient {
  const link = httpBatchLink({
    url: new URL("/api/trpc", url),
    maxURLLength: 4000,
    maxItems: 30,
    ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }),
    ...(fetch === undefined ? {} : { fetch }),
  });
  const client = createTRPCUntypedClient<AppRouter>({ links: [link] });
  for (const kind of ["query", "mutation"] as const) {
    const call = client[kind].bind(client);
    client[kind] = (...args) =>
      call(...args).catch((error: unknown) => {
        throw appErrorOf(error);
      });
  }
  return createTRPCClientProxy<AppRouter>(client);
}
