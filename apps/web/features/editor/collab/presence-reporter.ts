import type { Peer } from "@broadsheet/contract/collab";
import type { Awareness } from "y-protocols/awareness";
import { localCaret } from "./peer-awareness.ts";
import type { CollabTransport, Timing } from "./ports.ts";

/** Tells the others where one is: soon after it changed, and from time to time that one is still here. */
export class PresenceReporter {
  private readonly place: { postId: string; transport: CollabTransport };
  private readonly timing: Timing;
  private readonly awareness: () => Awareness;
  private client: number | null = null;
  private part: Peer["part"] = null;
  private told = "";
  private soon: ReturnType<typeof setTimeout> | undefined;
  private beat: ReturnType<typeof setInterval> | undefined;
  private watched: Awareness | null = null;

  constructor(
    place: { postId: string; transport: CollabTransport },
    timing: Timing,
    awareness: () => Awareness,
  ) {
    this.place = place;
    this.timing = timing;
    this.awareness = awareness;
  }

  arrive(client: number): void {
    this.client = client;
    this.told = "";
    clearInterval(this.beat);
    this.beat = setInterval(() => this.tell(true), this.timing.heartbeat);
    if (this.watched !== this.awareness()) {
      this.watched?.off("update", this.moved);
      this.watched = this.awareness();
      this.watched.on("update", this.moved);
    }
    this.tell(true);
  }

  setPart(part: Peer["part"]): void {
    this.part = part;
    this.later();
  }

  /** The others are told at once; if that does not arrive, they see it when the heart stops beating. */
  leave(): void {
    clearTimeout(this.soon);
    this.soon = undefined;
    clearInterval(this.beat);
    this.watched?.off("update", this.moved);
    this.watched = null;
    const { client } = this;
    this.client = null;
    const { postId, transport } = this.place;
    if (client !== null)
      transport.presence({ postId, client, caret: null, part: null, leaving: true }).catch(() => {});
  }

  private moved = (_change: unknown, origin: unknown): void => {
    if (origin !== "peers") this.later();
  };

  private later(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.tell(false);
    }, this.timing.presence);
  }

  private tell(always: boolean): void {
    if (this.client === null) return;
    const { postId, transport } = this.place;
    const { client, part } = this;
    const where = { postId, client, caret: localCaret(this.awareness()), part };
    const text = JSON.stringify(where);
    if (!always && text === this.told) return;
    this.told = text;
    // It is told again with the next move or beat.
    transport.presence(where).catch(() => {});
  }
}
