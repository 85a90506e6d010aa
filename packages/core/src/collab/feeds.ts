import type { Bus, Message } from "@broadsheet/cache/bus";
import { type Peer, peer } from "@broadsheet/contract/collab";
import { id } from "@broadsheet/contract/primitives";
import { z } from "zod";
import { Feed, type FeedUpdate } from "./feed.ts";

const topic = "posts.together";
/** What one process tells the others. Updates themselves are read from the database. */
const news = z
  .object({ publicationId: id, postId: id })
  .and(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("update"), seq: z.number().int() }),
      z.object({ kind: z.literal("post") }),
      z.object({ kind: z.literal("here"), peer }),
      z.object({ kind: z.literal("gone"), client: z.number().int() }),
    ]),
  );
type News = z.infer<typeof news>;

/** The posts that somebody follows through this process. */
export class Feeds {
  private readonly feeds = new Map<string, Feed>();
  private readonly bus: Bus;

  constructor(bus: Bus) {
    this.bus = bus;
    bus.subscribe(topic, (message) => {
      const read = news.safeParse(message);
      if (read.success) this.receive(read.data);
    });
    bus.onMissed(() => {
      for (const feed of this.feeds.values()) feed.missed();
    });
  }

  /** Follows one post until `close` is called. */
  open(publicationId: string, postId: string): { feed: Feed; close: () => void } {
    const key = `${publicationId}/${postId}`;
    const feed = this.feeds.get(key) ?? new Feed();
    this.feeds.set(key, feed);
    feed.followers += 1;
    return {
      feed,
      close: () => {
        feed.followers -= 1;
        if (feed.followers === 0) this.feeds.delete(key);
      },
    };
  }

  appended(publicationId: string, postId: string, update: FeedUpdate): void {
    this.feeds.get(`${publicationId}/${postId}`)?.add(update);
    this.tell({ publicationId, postId, kind: "update", seq: update.seq });
  }

  postChanged(publicationId: string, postId: string): void {
    this.tell({ publicationId, postId, kind: "post" });
  }

  here(publicationId: string, postId: string, somebody: Peer): void {
    this.tell({ publicationId, postId, kind: "here", peer: somebody });
  }

  gone(publicationId: string, postId: string, client: number): void {
    this.tell({ publicationId, postId, kind: "gone", client });
  }

  private tell(message: News): void {
    // Delivered here at once; the bus never rejects for a line that is down.
    void this.bus.publish(topic, message as Message);
  }

  private receive(message: News): void {
    const feed = this.feeds.get(`${message.publicationId}/${message.postId}`);
    if (!feed) return;
    if (message.kind === "update") feed.reached(message.seq);
    else if (message.kind === "post") feed.postChanged();
    else if (message.kind === "here") feed.here(message.peer);
    else feed.gone(message.client);
  }
}

const made = new WeakMap<Bus, Feeds>();

/** The feeds that hang on a bus; made when first asked for. */
export function feedsOf(bus: Bus): Feeds {
  const known = made.get(bus);
  if (known) return known;
  const feeds = new Feeds(bus);
  made.set(bus, feeds);
  return feeds;
}
