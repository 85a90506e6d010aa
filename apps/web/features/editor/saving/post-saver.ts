import { parseAppError } from "@broadsheet/contract/errors";
import type { SavePostOutput, WorkingCopy } from "@broadsheet/contract/posts";
import { applyChanges, type Changes, type Content, contentOf, sameContent } from "./changes.ts";
import {
  initialSaveState,
  outstanding,
  reduceSave,
  type SaveEvent,
  type SaveState,
  saveStatus,
} from "./save-machine.ts";

export interface SaverPorts {
  /** Sends one save. Rejects with what `parseAppError` understands. */
  send(changes: Changes & { version: number }): Promise<SavePostOutput>;
  /** The working copy as the server has it now. */
  load(): Promise<WorkingCopy>;
  /** Keeps what is outstanding on this device, or forgets it when null. */
  keep(draft: { baseVersion: number; changes: Changes } | null): void;
  onSaved(output: SavePostOutput): void;
  clock: {
    now(): number;
    setTimer(run: () => void, milliseconds: number): () => void;
  };
}

/**
 * The one way the editor saves. It runs the machine: one save at a time, each naming the version it builds on; what is not confirmed
 * is kept on the device. Later ways to save (co-editing) replace this class and `useSavePost`.
 */
export class PostSaver {
  state: SaveState;
  /** What the server is known to hold at `state.version`. */
  base: Content;
  private readonly ports: SaverPorts;
  private readonly listeners = new Set<() => void>();
  private readonly collectors = new Set<() => Changes | null>();
  private cancelTimer: () => void = () => {};
  private stopped = false;

  constructor(copy: WorkingCopy, ports: SaverPorts, online = true) {
    this.ports = ports;
    this.base = contentOf(copy);
    this.state = initialSaveState(copy.version, online);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  snapshot = (): SaveState => this.state;

  /** Registers somebody who may hold changes back for a moment (the text while it is typed); asked before every flush. */
  addCollector(collect: () => Changes | null): () => void {
    this.collectors.add(collect);
    return () => this.collectors.delete(collect);
  }

  edit(changes: Changes): void {
    this.dispatch({ type: "edited", changes, now: this.ports.clock.now() });
    this.keepOutstanding();
  }

  /** Takes in what collectors hold back. */
  collect(): void {
    for (const collector of this.collectors) {
      const changes = collector();
      if (changes) this.edit(changes);
    }
  }

  /** Saves at once. Resolves to true when everything is saved, to false when something stands in the way. */
  async flush(): Promise<boolean> {
    this.collect();
    this.dispatch({ type: "hurry", now: this.ports.clock.now() });
    return new Promise((resolve) => {
      const settle = () => {
        const { kind } = saveStatus(this.state);
        if (kind === "saving") return false;
        if (kind === "unsaved") {
          this.dispatch({ type: "hurry", now: this.ports.clock.now() });
          return false;
        }
        resolve(kind === "saved");
        return true;
      };
      if (settle()) return;
      const unsubscribe = this.subscribe(() => {
        if (settle()) unsubscribe();
      });
    });
  }

  setOnline(online: boolean): void {
    this.dispatch(online ? { type: "wentOnline", now: this.ports.clock.now() } : { type: "wentOffline" });
  }

  /** A workflow step or somebody's save: the working copy is this one now and nothing of ours is open. */
  replace(copy: WorkingCopy): void {
    this.base = contentOf(copy);
    this.dispatch({ type: "replaced", version: copy.version });
    this.keepOutstanding();
  }

  /** All that this editor holds: what the server has, with what it does not have yet on top. */
  content(): Content {
    return applyChanges(this.base, outstanding(this.state));
  }

  /** Goes on from another version of the post with this editor's content as the change. */
  rebase(copy: WorkingCopy): void {
    const mine = this.content();
    this.base = contentOf(copy);
    this.dispatch({ type: "replaced", version: copy.version });
    this.edit(mine);
  }

  stop(): void {
    this.stopped = true;
    this.cancelTimer();
  }

  start(): void {
    this.stopped = false;
    this.schedule();
  }

  private dispatch(event: SaveEvent): void {
    const before = this.state;
    this.state = reduceSave(before, event);
    if (this.state === before) return;
    this.schedule();
    if (this.state.sending && this.state.sending !== before.sending) void this.send(this.state.sending);
    for (const listener of [...this.listeners]) listener();
  }

  private schedule(): void {
    this.cancelTimer();
    const { dueAt, online, sending, problem } = this.state;
    if (this.stopped || dueAt === null || !online || sending || problem) return;
    const tick = () => {
      this.collect();
      this.dispatch({ type: "ticked", now: this.ports.clock.now() });
    };
    this.cancelTimer = this.ports.clock.setTimer(tick, Math.max(0, dueAt - this.ports.clock.now()));
  }

  private keepOutstanding(): void {
    const changes = outstanding(this.state);
    this.ports.keep(changes && { baseVersion: this.state.version, changes });
  }

  private async send(changes: Changes): Promise<void> {
    const { now } = this.ports.clock;
    try {
      const output = await this.ports.send({ ...changes, version: this.state.version });
      this.base = { ...applyChanges(this.base, changes), slug: output.slug };
      this.dispatch({ type: "saved", version: output.version, now: now() });
      this.ports.onSaved(output);
    } catch (error) {
      const { code, message, details } = parseAppError(error);
      if (code === "CONFLICT" && (await this.arrivedBefore(changes))) return;
      this.dispatch({
        type: "failed",
        code,
        message,
        currentVersion: details.currentVersion ?? null,
        now: now(),
      });
    } finally {
      this.keepOutstanding();
    }
  }

  /** A save may have been stored although its answer was lost; sent again, it meets itself as a conflict. */
  private async arrivedBefore(changes: Changes): Promise<boolean> {
    try {
      const copy = await this.ports.load();
      if (!sameContent(contentOf(copy), applyChanges(this.base, changes))) return false;
      this.base = contentOf(copy);
      this.dispatch({ type: "rebased", version: copy.version, now: this.ports.clock.now() });
      return true;
    } catch {
      return false;
    }
  }
}
