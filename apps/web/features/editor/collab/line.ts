import type { CollabChanges } from "@broadsheet/contract/collab";
import { AppError, parseAppError } from "@broadsheet/contract/errors";
import type { CollabTransport, Timing } from "./ports.ts";

type Place = Parameters<CollabTransport["poll"]>[0];

interface Events {
  changes(changes: CollabChanges): void;
  /** Neither way brings anything any more. */
  lost(error: unknown): void;
}

/** Lines that broke, or stayed silent from the start, before asking from time to time is tried instead. */
const enough = 2;
/** After so long it is tried again whether a line can be held, in milliseconds. */
const tryAgainAfter = 60_000;

/** How news comes in: by a line that the server holds open or, where none holds, by asking again and again. */
export class Line {
  private readonly transport: CollabTransport;
  private readonly timing: Timing;
  private readonly events: Events;
  private place: Place | null = null;
  private broken = 0;
  private pollingSince: number | null = null;
  private hangUp: () => void = () => {};
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(transport: CollabTransport, timing: Timing, events: Events) {
    this.transport = transport;
    this.timing = timing;
    this.events = events;
  }

  get isPolling(): boolean {
    return this.pollingSince !== null;
  }

  open(place: Place): void {
    this.close();
    this.place = { ...place };
    if (this.pollingSince !== null && Date.now() - this.pollingSince > tryAgainAfter) {
      this.pollingSince = null;
      this.broken = 0;
    }
    if (this.broken >= enough) this.poll();
    else this.hold();
  }

  /** What was received, so that asking goes on from there. */
  reached(seq: number): void {
    if (this.place) this.place.after = seq;
  }

  close(): void {
    clearTimeout(this.timer);
    this.hangUp();
    this.hangUp = () => {};
    this.place = null;
  }

  private hold(): void {
    const { place } = this;
    if (!place) return;
    let heard = false;
    const ended = (error: unknown) => {
      if (this.place !== place) return;
      const passing = ["UNAVAILABLE", "INTERNAL"].includes(parseAppError(error).code);
      this.broken = passing && !heard ? this.broken + 1 : 0;
      this.close();
      this.events.lost(error);
    };
    this.timer = setTimeout(() => ended(new AppError("UNAVAILABLE")), this.timing.silence);
    this.hangUp = this.transport.follow(place, {
      data: (changes) => {
        if (this.place !== place) return;
        if (!heard) clearTimeout(this.timer);
        heard = true;
        this.broken = 0;
        this.events.changes(changes);
      },
      ended,
    });
  }

  private poll(): void {
    const { place } = this;
    if (!place) return;
    this.pollingSince ??= Date.now();
    this.transport.poll(place).then(
      (changes) => {
        if (this.place !== place) return;
        this.timer = setTimeout(() => this.poll(), this.timing.poll);
        this.events.changes(changes);
      },
      (error: unknown) => {
        if (this.place !== place) return;
        this.close();
        this.events.lost(error);
      },
    );
  }
}
