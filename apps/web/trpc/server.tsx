import "server-only";
import { AppError } from "@broadsheet/contract/errors";
import type { UserActor } from "@broadsheet/core/kernel/actor";
import type { Context } from "@broadsheet/core/kernel/context";
import { createCallerFactory } from "@broadsheet/core/kernel/trpc";
import { appRouter } from "@broadsheet/core/root.router";
import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { createTRPCOptionsProxy } from "@trpc/tanstack-react-query";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache, type ReactNode } from "react";
import { nextPath } from "@/features/sign-in/next-path.ts";
import { getServices } from "../services.ts";
import { askedPathHeader } from "./asked-path.ts";
import { createRequestContext } from "./context.ts";
import { makeQueryClient } from "./query-client.ts";

/** The context of the request being rendered; read once however many components ask. */
export const getContext = cache(
  async (): Promise<Context> => createRequestContext(await getServices(), await headers()),
);

/** The store that is filled while rendering and handed to the browser by `HydrateClient`. */
export const getQueryClient = cache(() => makeQueryClient());

/** Query options by procedure for server components: `getQueryClient().prefetchQuery(trpc.posts.list.queryOptions({}))`. */
export const trpc = createTRPCOptionsProxy({
  ctx: getContext,
  router: appRouter,
  queryClient: getQueryClient,
});

const createCaller = createCallerFactory(appRouter);

/** Calls procedures directly, for what a server component itself shows. */
export async function getCaller() {
  return createCaller(await getContext());
}

/** The signed-in person; anybody else is sent to sign in and comes back afterwards: to `path`, or else to the page that was asked for. */
export async function requireUser(path?: string): Promise<UserActor> {
  const { actor, arriving } = await getContext();
  if (actor.kind === "user") return actor;
  if (actor.kind !== "anonymous") throw new AppError("FORBIDDEN");
  const next = `?next=${encodeURIComponent(nextPath(path ?? (await headers()).get(askedPathHeader)))}`;
  if (arriving) redirect(arriving.owes === "code" ? `/studio/sign-in/code${next}` : `/studio/secure${next}`);
  redirect(`/studio/sign-in${next}`);
}

/** Gives the browser what was prefetched, so that it need not ask again. */
export function HydrateClient({ children }: { children: ReactNode }) {
  return <HydrationBoundary state={dehydrate(getQueryClient())}>{children}</HydrationBoundary>;
}
