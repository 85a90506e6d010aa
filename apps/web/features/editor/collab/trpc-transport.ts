import { AppError } from "@broadsheet/contract/errors";
import { appErrorOf } from "@/trpc/app-error.ts";
import type { useTRPCClient } from "@/trpc/client.tsx";
import type { CollabTransport } from "./ports.ts";

const limit = () => ({ signal: AbortSignal.timeout(30_000) });

/** A request that took too long has failed as one that nothing answered. */
function rethrow(error: unknown): never {
  const timedOut = error instanceof Error && /abort|timed? ?out/i.test(error.message);
  throw timedOut ? new AppError("UNAVAILABLE") : appErrorOf(error);
}

/** The calls of an open document over the typed client; news come as server-sent events. */
export function trpcTransport(client: ReturnType<typeof useTRPCClient>): CollabTransport {
  const { collab } = client.posts;
  return {
    sync: (input) => collab.sync.mutate(input, limit()).catch(rethrow),
    push: (input) => collab.push.mutate(input, limit()).catch(rethrow),
    poll: (input) => collab.poll.query(input, limit()).catch(rethrow),
    presence: (input) => collab.presence.mutate(input, limit()).catch(rethrow),
    settle: (input) => collab.settle.mutate(input, limit()).catch(rethrow),
    follow: (input, { data, ended }) => {
      let over = false;
      const end = (error: unknown) => {
        if (over) return;
        over = true;
        line.unsubscribe();
        ended(error);
      };
      const line = collab.changes.subscribe(input, {
        onData: ({ data: changes }) => {
          if (!over) data(changes);
        },
        onError: (error) => end(appErrorOf(error)),
        onComplete: () => end(new AppError("UNAVAILABLE")),
        // The link would connect anew by itself; here it begins with a sync, which needs no history.
        onConnectionStateChange: ({ state, error }) => {
          if (state === "connecting" && error) end(new AppError("UNAVAILABLE"));
        },
      });
      return () => {
        over = true;
        line.unsubscribe();
      };
    },
  };
}
