import type { CollabChanges, CollabPost, followDocumentInput } from "@broadsheet/contract/collab";
import { AppError } from "@broadsheet/contract/errors";
import { processWide } from "@broadsheet/telemetry/process-wide";
import type { z } from "zod";
import type { UserActor } from "../kernel/actor.ts";
import { type Context, transact } from "../kernel/context.ts";
import { resolveActor } from "../people/resolve-actor.ts";
import { listPeers } from "./collab.reads.ts";
import { requireOpenPost } from "./describe-post.ts";
import { readUpdates } from "./document.writes.ts";
import type { Feed } from "./feed.ts";
import { feedsOf } from "./feeds.ts";
import { toBase64 } from "./sync-document.ts";

/** How often somebody who follows is asked anew whether they still may, in milliseconds. Also heals what the bus lost. */
const recheckMs = 3_000;
const peersMs = 15_000;

/** Lines that one person can hold in one process; each costs the database a look every few seconds. */
export const mostLines = 40;
const linesOf = processWide("collab-lines", () => new Map<string, number>());

type Input = z.output<typeof followDocumentInput>;
type PersonContext = Context & { actor: UserActor };

/**
 * What happens to a document from now on, until `signal` aborts or the person may no longer see it: then it ends with UNAUTHENTICATED or
 * NOT_FOUND, within seconds. Throws these at once where it may not begin, and RATE_LIMITED for who holds too many such lines.
 */
export async function followDocument(
  ctx: PersonContext,
  input: Input,
  signal: AbortSignal | undefined,
): Promise<AsyncGenerator<CollabChanges, void>> {
  if ((linesOf.get(ctx.actor.userId) ?? 0) >= mostLines)
    throw new AppError("RATE_LIMITED", "You have too many posts open", { retryAfterSeconds: 30 });
  const follower = new Follower(ctx, input);
  await follower.look();
  return follower.run(signal);
}

/** The same for where no connection can be held: what happened since, at once. */
export async function pollDocument(ctx: PersonContext, input: Input): Promise<CollabChanges> {
  const follower = new Follower(ctx, input);
  const { feed, close } = feedsOf(ctx.bus).open(ctx.publication.id, input.postId);
  try {
    await follower.look(feed);
    return (
      (await follower.news(feed)) ?? {
        seq: follower.seq,
        updates: [],
        resync: false,
        peers: null,
        post: null,
      }
    );
  } finally {
    close();
  }
}

class Follower {
  seq: number;
  private readonly ctx: PersonContext;
  private readonly input: Input;
  private actor: UserActor;
  private post: CollabPost | null = null;
  private told = "";
  private peersTold = -1;
  private postTick = -1;
  private lookedAt = 0;
  private peersAt = 0;
  private other = false;

  constructor(ctx: PersonContext, input: Input) {
    this.ctx = ctx;
    this.input = input;
    this.actor = ctx.actor;
    this.seq = Math.max(input.after, Number(input.lastEventId ?? 0) || 0);
  }

  /** Asks whether they still may, where the document stands and who is here. */
  async look(feed?: Feed): Promise<void> {
    const { ctx, input } = this;
    if (this.lookedAt > 0) {
      const actor = await resolveActor(ctx, ctx.publication.id, this.actor.sessionId);
      if (!actor) throw new AppError("UNAUTHENTICATED");
      this.actor = actor;
    }
    const now = performance.now();
    const withPeers = feed !== undefined && (this.peersAt === 0 || now - this.peersAt > peersMs);
    const tick = feed?.postTick ?? -1;
    const { row, post, peers } = await transact(ctx, async (tx) => ({
      ...(await requireOpenPost(tx, ctx, this.actor, input.postId)),
      peers: withPeers ? await listPeers(tx, ctx.publication.id, input.postId, ctx.clock.now()) : null,
    }));
    this.lookedAt = now;
    this.postTick = tick;
    this.post = post;
    this.other = row.documentId !== input.documentId || (row.headSeq ?? 0) < this.seq;
    if (feed && peers) {
      this.peersAt = now;
      feed.setPeers(peers);
    }
    feed?.reached(row.headSeq ?? 0);
  }

  async *run(signal: AbortSignal | undefined): AsyncGenerator<CollabChanges, void> {
    const { feed, close } = feedsOf(this.ctx.bus).open(this.ctx.publication.id, this.input.postId);
    const { userId } = this.actor;
    linesOf.set(userId, (linesOf.get(userId) ?? 0) + 1);
    try {
      await this.look(feed);
      while (!signal?.aborted) {
        const news = await this.news(feed);
        if (news) yield news;
        if (news?.resync) return;
        const rest = recheckMs - (performance.now() - this.lookedAt);
        if (!news && rest > 0 && this.postTick === feed.postTick) await feed.next(rest, signal);
        if (signal?.aborted) return;
        if (this.postTick !== feed.postTick || performance.now() - this.lookedAt >= recheckMs)
          await this.look(feed);
      }
    } finally {
      close();
      const left = (linesOf.get(userId) ?? 1) - 1;
      if (left > 0) linesOf.set(userId, left);
      else linesOf.delete(userId);
    }
  }

  /** What this one has not been told yet, or null. */
  async news(feed: Feed): Promise<CollabChanges | null> {
    const { ctx, input } = this;
    if (this.other) return this.resync();
    const from = this.seq;
    const found = await feed.after(from, (after) =>
      transact(ctx, (tx) => readUpdates(tx, ctx.publication.id, input.postId, after)),
    );
    const [first] = found;
    if ((first && first.seq !== from + 1) || (!first && feed.head > from)) return this.resync();
    this.seq = found.at(-1)?.seq ?? from;
    const peers = feed.peersTick === this.peersTold ? null : [...feed.peers.values()];
    this.peersTold = feed.peersTick;
    const post = this.postNews();
    if (!first && !peers && !post) return null;
    return {
      seq: this.seq,
      updates: found.map(({ update }) => toBase64(update)),
      resync: false,
      peers,
      post,
    };
  }

  private resync(): CollabChanges {
    return { seq: this.seq, updates: [], resync: true, peers: null, post: null };
  }

  private postNews(): CollabPost | null {
    const text = JSON.stringify(this.post);
    if (text === this.told) return null;
    this.told = text;
    return this.post;
  }
}
