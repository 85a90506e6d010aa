"use client";
import type { ErrorCode } from "@broadsheet/contract/errors";
import type { AppRouter } from "@broadsheet/core/root.router";
import { toast } from "@broadsheet/ui/toast";
import { type QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createTRPCClient,
  httpBatchStreamLink,
  httpLink,
  httpSubscriptionLink,
  splitLink,
} from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { appErrorOf } from "./app-error.ts";
import { makeQueryClient } from "./query-client.ts";

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Where a person goes whose session ended; the address they were at is kept. */
/** Who meets one of these goes on where people sign in; that page knows which step is missing. */
const signInCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["UNAUTHENTICATED", "SECOND_FACTOR_REQUIRED"]);

function toSignIn(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/studio/sign-in?next=${encodeURIComponent(pathname + search)}`);
}

function makeBrowserClient(): QueryClient {
  return makeQueryClient({
    onError: (error) => {
      if (signInCodes.has(appErrorOf(error).code)) toSignIn();
    },
    onMutationError: (error) => {
      const { code, message } = appErrorOf(error);
      if (!signInCodes.has(code)) toast({ title: message, tone: "danger" });
    },
  });
}

let browserClient: QueryClient | undefined;

/** The tab's one client; on the server a new one each time, because it holds one person's data. */
function queryClient(): QueryClient {
  if (typeof window === "undefined") return makeQueryClient();
  browserClient ??= makeBrowserClient();
  return browserClient;
}

const url = "/api/trpc";

/**
 * Gives the components below `useTRPC()`. Reads of one moment travel together and their answers arrive as each is ready; a mutation
 * travels alone, so that its answer can set a cookie and one failure is one answer. A subscription is a line of server-sent events.
 */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const queries = queryClient();
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        splitLink({
          condition: ({ type }) => type === "mutation",
          true: httpLink({ url }),
          false: splitLink({
            condition: ({ type }) => type === "subscription",
            true: httpSubscriptionLink({ url }),
            false: httpBatchStreamLink({ url, maxURLLength: 4000, maxItems: 30 }),
          }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
