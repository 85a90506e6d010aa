import type { CollabChanges, CollabPost, Peer, SyncDocumentOutput } from "@broadsheet/contract/collab";
import { type ErrorCode, parseAppError } from "@broadsheet/contract/errors";
import { schemaVersion } from "@broadsheet/document/collab/schema-version";
import type { SharedParts } from "@broadsheet/document/collab/shared-document";
import { toBase64 } from "lib0/buffer";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { type CollabState, type CollabStatus, isSameStatus, statusOf } from "./collab-state.ts";
import { Line } from "./line.ts";
import { showPeers } from "./peer-awareness.ts";
import { type CollabOptions, type Timing, usualTiming } from "./ports.ts";
import { PresenceReporter } from "./presence-reporter.ts";
import { Replica } from "./replica.ts";

/** Failures that time may heal. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>(["UNAVAILABLE", "INTERNAL", "RATE_LIMITED"]);

/**
 * One replica of a post's document, and everything that keeps it equal to the others: what is typed here goes out in small batches and is
 * kept on the device until the server has it; what others type comes in by a line that is held open, or by asking where none can be held.
 * Whatever fails is tried again from a sync, which needs no history. It knows nothing of React or of the window.
 */
export class CollabProvider {
  state: CollabState = { ready: false, status: { kind: "opening" }, post: null, peers: [] };
  private readonly options: CollabOptions;
  private readonly timing: Timing;
  private readonly listeners = new Set<() => void>();
  private readonly line: Line;
  private readonly presence: PresenceReporter;
  private readonly replica: Replica;
  private online: boolean;
  private synced = false;
  private stopped = true;
  private failures = 0;
  private problem: CollabStatus | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private batch: ReturnType<typeof setTimeout> | undefined;
  private run = 0;

  constructor(options: CollabOptions) {
    this.options = options;
    this.timing = { ...usualTiming, ...options.timing };
    this.online = options.online ?? true;
    this.replica = new Replica(options.copy, () => this.changed());
    this.line = new Line(options.transport, this.timing, {
      changes: (changes) => this.receive(changes),
      lost: (error) => this.failed(error),
    });
    this.presence = new PresenceReporter(options, this.timing, () => this.awareness);
  }

  /** The document. It stays the same once `state.ready`. */
  get doc(): Y.Doc {
    return this.replica.doc;
  }
  get parts(): SharedParts {
    return this.replica.parts;
  }
  /** Where everybody is, as bindings of editors take it. */
  get awareness(): Awareness {
    return this.replica.awareness;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  snapshot = (): CollabState => this.state;

  /** Opens what this device has, then what the server has. */
  async start(): Promise<void> {
    this.stopped = false;
    this.run += 1;
    const run = this.run;
    await this.replica.open();
    if (run !== this.run) return;
    this.replica.listen();
    await this.connect();
  }

  /** Hangs up. What is not sent stays on the device. */
  stop(): void {
    this.stopped = true;
    this.run += 1;
    clearTimeout(this.timer);
    clearTimeout(this.batch);
    this.line.close();
    this.presence.leave();
    this.synced = false;
  }

  /** Ends for good: also the copy on the device is closed. */
  destroy(): void {
    this.stop();
    this.replica.close();
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (online) this.retry();
    else {
      this.disconnect();
      this.publish();
    }
  }

  /** Somebody looks again, or asks to: what failed is tried at once. */
  retry(): void {
    if (this.stopped) return;
    if (this.problem?.kind === "refused") this.problem = null;
    this.failures = 0;
    if (!this.synced) void this.connect();
    else this.send();
    this.publish();
  }

  /** Sends what is left. True when the server has everything; false when something stands in the way. */
  flush(): Promise<boolean> {
    this.send();
    return new Promise((resolve) => {
      const settled = () => {
        const { kind } = this.state.status;
        if (kind === "saving" || (kind === "opening" && !this.stopped)) return false;
        resolve(kind === "saved");
        return true;
      };
      if (settled()) return;
      const unsubscribe = this.subscribe(() => {
        if (settled()) unsubscribe();
      });
    });
  }

  /** Sends what is left and has it folded; the version it came to, or null when something stands in the way. */
  async settle(): Promise<CollabPost | null> {
    if (!(await this.flush())) return null;
    const post = await this.options.transport.settle({ postId: this.options.postId });
    this.takePost(post);
    return post;
  }

  /** Gives up what the server did not take, also on this device. The provider is of no use afterwards. */
  async discard(): Promise<void> {
    this.stop();
    await this.replica.forget();
  }

  /** Where one is on the screen beside the text. */
  setPart(part: Peer["part"]): void {
    this.presence.setPart(part);
  }

  private changed(): void {
    clearTimeout(this.batch);
    this.batch = setTimeout(() => this.send(), this.timing.batch);
    this.publish();
  }

  private async connect(): Promise<void> {
    this.disconnect();
    if (!this.online) {
      this.open();
      return;
    }
    const run = this.run;
    try {
      const stateVector = this.replica.stateVector();
      const answer = await this.options.transport.sync({ postId: this.options.postId, stateVector });
      if (run !== this.run || this.stopped) return;
      await this.take(answer);
    } catch (error) {
      if (run === this.run && !this.stopped) this.failed(error);
    }
  }

  private disconnect(): void {
    clearTimeout(this.timer);
    this.run += 1;
    this.line.close();
    this.synced = false;
    this.replica.unsent.failed();
  }

  private async take(answer: SyncDocumentOutput): Promise<void> {
    const { replica } = this;
    const { documentId, seq, post } = answer;
    const { postId } = this.options;
    const changes = replica.unsent.count;
    const other = replica.documentId !== null && replica.documentId !== documentId;
    if (answer.schemaVersion !== schemaVersion || (other && (this.state.ready || changes > 0))) {
      this.problem = { kind: other ? "replaced" : "outdated", changes };
      this.open();
      return;
    }
    if (other) await replica.beginAnew();
    replica.documentId = documentId;
    replica.apply([answer.update]);
    replica.compare(answer.stateVector);
    this.synced = true;
    this.problem = null;
    this.takePeers(answer.peers);
    this.open(post);
    this.line.open({ postId, documentId, client: this.doc.clientID, after: seq });
    this.presence.arrive(this.doc.clientID);
    this.send();
  }

  private receive({ seq, updates, resync, peers, post }: CollabChanges): void {
    if (updates.length > 0) this.replica.apply(updates);
    this.failures = 0;
    this.line.reached(seq);
    if (peers) this.takePeers(peers);
    if (post) this.takePost(post);
    if (resync) void this.connect();
  }

  private takePeers(all: readonly Peer[]): void {
    const peers = all.filter(({ client }) => client !== this.doc.clientID);
    this.state = { ...this.state, peers };
    showPeers(this.awareness, peers);
    this.publish();
  }

  private takePost(post: CollabPost): void {
    const editable = (known: CollabPost | null) =>
      known?.actions.some((action) => action === "edit" || action === "suggest") ?? false;
    // What was refused may be allowed by now.
    const allowed = editable(post) && !editable(this.state.post);
    this.state = { ...this.state, post };
    if (allowed && this.problem?.kind === "refused") this.retry();
    this.publish();
  }

  private send(): void {
    clearTimeout(this.batch);
    const may = this.synced && !this.stopped && !this.problem;
    const { documentId, unsent } = this.replica;
    const update = may ? unsent.take() : null;
    this.publish();
    if (!update || !documentId) return;
    const run = this.run;
    this.options.transport
      .push({
        postId: this.options.postId,
        documentId,
        client: this.doc.clientID,
        update: toBase64(update),
      })
      .then(() => {
        if (run !== this.run) return;
        unsent.confirmed();
        this.failures = 0;
        this.replica.note();
        this.send();
      })
      .catch((error: unknown) => {
        if (run === this.run) this.failed(error);
      });
  }

  private failed(error: unknown): void {
    const { code, message } = parseAppError(error);
    this.disconnect();
    if (code === "CONFLICT" && this.failures === 0) {
      this.failures += 1;
      void this.connect();
      return;
    }
    this.failures += 1;
    const changes = this.replica.unsent.count;
    if (code === "UNAUTHENTICATED" || !(passing.has(code) || code === "CONFLICT")) {
      this.problem = { kind: "refused", code, message, changes };
    }
    const { firstRetry, longestRetry } = this.timing;
    // A session may be renewed in another tab, a role given back: then it goes on by itself.
    const wait = this.problem ? longestRetry : Math.min(longestRetry, firstRetry * 2 ** (this.failures - 1));
    this.timer = setTimeout(() => void this.connect(), wait * (0.75 + Math.random() / 2));
    this.open();
  }

  /** The document can be shown: the server's, or at least what this device has of it. */
  private open(post = this.state.post): void {
    const ready = this.state.ready || this.replica.documentId !== null;
    this.state = { ...this.state, ready, post };
    this.publish();
  }

  private publish(): void {
    const { online, synced, problem, failures } = this;
    const changes = this.replica.unsent.count;
    const { ready } = this.state;
    const status = statusOf({ ready, online, synced, problem, changes, failing: failures > 0 });
    // Who shows it has nothing to draw while it says the same.
    if (!isSameStatus(status, this.state.status)) this.state = { ...this.state, status };
    for (const listener of [...this.listeners]) listener();
  }
}
