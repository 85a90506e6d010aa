import { defaultShouldDehydrateQuery, MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { mayPass } from "./app-error.ts";

declare module "@tanstack/react-query" {
  interface Register {
    mutationMeta: {
      /** The caller shows errors itself, at the field or the button; nothing is said on top. */
      showsErrors?: boolean;
    };
    queryMeta: {
      /** The page goes on with what it has when this read fails, also when nobody is signed in any more. */
      staysOnPage?: boolean;
    };
  }
}

export interface QueryClientEvents {
  /** Any read or mutation failed. */
  onError?: (error: unknown) => void;
  /** A mutation failed whose caller does not show errors itself (`meta.showsErrors`). */
  onMutationError?: (error: unknown) => void;
}

/**
 * A store of what was read: one a request on the server, one a tab in the browser. Reads are fresh for 30 s, so that what a server
 * component prefetched is not read again as the page hydrates; failed ones are repeated twice, by the browser, when that may help: a page
 * that is being rendered would wait for seconds.
 */
export function makeQueryClient(events: QueryClientEvents = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (!query.meta?.staysOnPage) events.onError?.(error);
      },
    }),
    mutationCache: new MutationCache({
      onError(error, _variables, _result, mutation) {
        events.onError?.(error);
        if (!mutation.meta?.showsErrors) events.onMutationError?.(error);
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => typeof window !== "undefined" && failures < 2 && mayPass(error),
      },
      dehydrate: {
        // A read that is still under way goes to the browser as a promise and arrives with the stream.
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}
