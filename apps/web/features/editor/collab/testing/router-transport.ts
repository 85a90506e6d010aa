import { AppError } from "@broadsheet/contract/errors";
import { appErrorOf } from "@broadsheet/core/kernel/trpc";
import type { Caller } from "@broadsheet/core/testing/test-app";
import { TRPCError } from "@trpc/server";
import type { CollabTransport } from "../ports.ts";

/** What a test can do to a line. */
export interface Weather {
  /** Nothing gets through, in either direction. */
  cut: boolean;
  /** Lines cannot be held. */
  noLines: boolean;
  /** Answers of pushes are lost; what was pushed arrives. */
  loseAnswers: boolean;
  calls: string[];
}

export const fairWeather = (): Weather => ({ cut: false, noLines: false, loseAnswers: false, calls: [] });

/** A caller in the same process throws what a browser would read from the answer. */
function asOnTheWire(error: unknown): never {
  throw error instanceof TRPCError ? appErrorOf(error) : error;
}

/** The real router as a transport, in any weather. `caller` makes one for each call, as each request has its own context. */
export function routerTransport(caller: () => Promise<Caller>, weather: Weather): CollabTransport {
  const through = async <T>(
    name: string,
    call: (collab: Caller["posts"]["collab"]) => Promise<T>,
  ): Promise<T> => {
    weather.calls.push(name);
    if (weather.cut) throw new AppError("UNAVAILABLE");
    const answer = await call((await caller()).posts.collab).catch(asOnTheWire);
    if (weather.cut) throw new AppError("UNAVAILABLE");
    return answer;
  };
  return {
    sync: (input) => through("sync", (collab) => collab.sync(input)),
    push: async (input) => {
      const answer = await through("push", (collab) => collab.push(input));
      if (weather.loseAnswers) throw new AppError("UNAVAILABLE");
      return answer;
    },
    poll: (input) => through("poll", (collab) => collab.poll(input)),
    presence: (input) => through("presence", (collab) => collab.presence(input)),
    settle: (input) => through("settle", (collab) => collab.settle(input)),
    follow: (input, { data, ended }) => {
      let gone = false;
      let items: AsyncIterator<unknown> | undefined;
      const follow = async () => {
        const stream = await through("changes", (collab) => collab.changes(input));
        items = stream[Symbol.asyncIterator]();
        while (!gone) {
          const { value, done } = await items.next().catch(asOnTheWire);
          if (gone) break;
          if (done || weather.cut || weather.noLines) throw new AppError("UNAVAILABLE");
          const [, changes] = value as [string, Parameters<typeof data>[0]];
          data(changes);
        }
      };
      follow().catch((error: unknown) => {
        if (!gone) ended(error);
      });
      return () => {
        gone = true;
        void items?.return?.();
      };
    },
  };
}
