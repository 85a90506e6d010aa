import type { Peer } from "@broadsheet/contract/collab";

export interface FeedUpdate {
  seq: number;
  update: Uint8Array;
}

const keptUpdates = 256;
const keptBytes = 1024 * 1024;
/** Editors that are known at a time, more than are ever shown; the database says again and again who is here. */
const keptPeers = 100;

/** What happened to one post lately, and those who wait for more. */
export class Feed {
  followers = 0;
  /** The newest update that was heard of. */
  head = 0;
  /** Grows when the post's state may have changed, and when those who are here did. */
  postTick = 0;
  peersTick = 0;
  readonly peers = new Map<number, Peer>();
  /** Without gaps, ending with the newest that was seen. */
  private updates: FeedUpdate[] = [];
  private bytes = 0;
  private reading: Promise<FeedUpdate[]> | undefined;
  private readonly waiting = new Set<() => void>();

  /** Resolves with the next thing that happens, after `ms` at the latest, or when `signal` aborts. */
  next(ms: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        this.waiting.delete(done);
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.add(done);
      signal?.addEventListener("abort", done);
      if (signal?.aborted) done();
    });
  }

  /** An update that this process appended itself. */
  add(update: FeedUpdate): void {
    const last = this.updates.at(-1)?.seq ?? 0;
    if (update.seq <= last) return;
    if (update.seq !== last + 1) this.clear();
    this.updates.push(update);
    this.bytes += update.update.length;
    while (this.updates.length > keptUpdates || (this.bytes > keptBytes && this.updates.length > 1))
      this.bytes -= this.updates.shift()?.update.length ?? 0;
  }

  reached(seq: number): void {
    if (seq <= this.head) return;
    this.head = seq;
    this.wake();
  }

  /**
   * Updates after one; from memory where they are there, else read once for all who ask. Fewer than there are when the database no longer
   * has them one by one.
   */
  async after(seq: number, read: (after: number) => Promise<FeedUpdate[]>): Promise<FeedUpdate[]> {
    if (this.head <= seq) return [];
    const known = this.held(seq);
    if (known) return known;
    const [first] = this.updates;
    const from = first && first.seq <= seq + 1 ? (this.updates.at(-1)?.seq ?? seq) : seq;
    this.reading ??= read(from).finally(() => {
      this.reading = undefined;
    });
    for (const update of await this.reading) this.add(update);
    return this.held(seq) ?? read(seq);
  }

  /** Everything after this one, when it is all in memory. */
  private held(seq: number): FeedUpdate[] | null {
    const [first] = this.updates;
    const last = this.updates.at(-1);
    if (!first || !last || last.seq < this.head || first.seq > seq + 1) return null;
    return this.updates.slice(seq + 1 - first.seq);
  }

  postChanged(): void {
    this.postTick += 1;
    this.wake();
  }

  here(peer: Peer): void {
    if (this.peers.size >= keptPeers && !this.peers.has(peer.client)) return;
    this.peers.set(peer.client, peer);
    this.peersTick += 1;
    this.wake();
  }

  gone(client: number): void {
    if (!this.peers.delete(client)) return;
    this.peersTick += 1;
    this.wake();
  }

  /** What the database says about who is here; those it does not name have left. */
  setPeers(peers: readonly Peer[]): void {
    const before = [...this.peers.keys()].sort().join();
    const carets = this.peers;
    const next = peers.map((known) => carets.get(known.client) ?? known);
    this.peers.clear();
    for (const known of next) this.peers.set(known.client, known);
    if (before === [...this.peers.keys()].sort().join()) return;
    this.peersTick += 1;
    this.wake();
  }

  /** The bus was down: nobody knows what has happened. */
  missed(): void {
    this.clear();
    this.postChanged();
  }

  private clear(): void {
    this.updates = [];
    this.bytes = 0;
  }

  private wake(): void {
    for (const done of [...this.waiting]) done();
  }
}
