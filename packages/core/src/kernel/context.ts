import type { PublicationSettings } from "@broadsheet/contract/publications";
import { inPublication, readInPublication, readOnce, type Tx } from "@broadsheet/db/connection";
import type { Actor, KnownActor, UserActor } from "./actor.ts";
import type { Services } from "./services.ts";

/** The publication a request or job is for. */
export interface PublicationContext {
  id: string;
  name: string;
  description: string;
  settings: PublicationSettings;
  /** Where readers reach it, without a trailing slash. */
  url: string;
}

/** A person with an open session. As long as they owe something, they hold no permission. */
export interface SignedIn {
  actor: UserActor;
  /** The code of a second factor, or setting one up. */
  owes: "code" | "setup" | null;
}

/** Everything a use case needs beside its input. */
export interface Context extends Services {
  publication: PublicationContext;
  actor: Actor;
  /** Somebody in the middle of signing in, where a session lets them go on with that and nothing else. `actor` is nobody then. */
  arriving?: SignedIn | undefined;
  requestId: string | null;
  ip: string | null;
  /** The browser, as it names itself; shown beside a session. */
  userAgent?: string | null;
  /** Gives the caller's browser the cookie of a session that a use case opened. Present at edges that can. */
  keepSession?: (session: { userId: string; sessionId: string }) => Promise<void>;
}

/** A context whose actor is known; what is wanted of them is still to be authorized. */
export interface ActorContext extends Context {
  actor: KnownActor;
}

/**
 * Runs `work` in one transaction within the context's publication. Use cases open exactly one; state change, audit row and jobs commit
 * together or not at all.
 */
export async function transact<T>(ctx: Context, work: (tx: Tx) => Promise<T>): Promise<T> {
  const after: AfterCommit[] = [];
  const result = await inPublication(ctx.db, ctx.publication.id, async (tx) => {
    waiting.set(tx, after);
    const last: (() => Promise<void>)[] = [];
    closing.set(tx, last);
    const done = await work(tx);
    for (const run of last) await run();
    return done;
  });
  for (const run of after) {
    try {
      run(ctx);
    } catch (error) {
      ctx.log.error({ err: error }, "something that follows a commit failed");
    }
  }
  return result;
}

type AfterCommit = (services: Services) => void;
const waiting = new WeakMap<Tx, AfterCommit[]>();

const closing = new WeakMap<Tx, (() => Promise<void>)[]>();

/** Does something within a transaction of `transact` when all else of it is done, and commits with it. */
export function beforeCommit(tx: Tx, run: () => Promise<void>): void {
  const last = closing.get(tx);
  if (!last) throw new Error("Only a transaction that a use case opened has an end to wait for");
  last.push(run);
}

/**
 * Has this process do something when a transaction of `transact` has committed: tell others, keep what was computed. It may never come to
 * it (the process may die in between), so nothing may depend on it; what must happen is a job.
 */
export function afterCommit(tx: Tx, run: AfterCommit): void {
  waiting.get(tx)?.push(run);
}

/** Runs reads in one transaction within the context's publication; nothing can be written in it. */
export function look<T>(ctx: Context, reads: (tx: Tx) => Promise<T>): Promise<T> {
  return readInPublication(ctx.db, ctx.publication.id, reads);
}

/** The same for reads that make one statement and no more: they cost a single round trip. */
export function lookOnce<T>(ctx: Context, read: (tx: Tx) => Promise<T>): Promise<T> {
  return readOnce(ctx.db, ctx.publication.id, read);
}

/** The instant a use case acts at, as contracts and columns hold it. */
export function nowOf(ctx: Services): string {
  return ctx.clock.now().toISOString();
}
