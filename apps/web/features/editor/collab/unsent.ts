import * as Y from "yjs";

/** What was changed here and the server has not confirmed, in the order it was changed. */
export class Unsent {
  /** How many changes that are, as a person would count keystrokes and clicks. */
  count: number;
  /** Changes of earlier visits are in the document, but not in a list of their own. */
  private unknown: boolean;
  private waiting: Uint8Array[] = [];
  private waitingCount = 0;
  private sending: { update: Uint8Array; count: number } | null = null;

  constructor(count = 0) {
    this.count = count;
    this.unknown = count > 0;
  }

  get isSending(): boolean {
    return this.sending !== null;
  }

  add(update: Uint8Array): void {
    this.waiting.push(update);
    this.waitingCount += 1;
    this.count += 1;
  }

  /** After a sync it is known what the server has: the rest, whatever its history, is one update. */
  rebase(missing: Uint8Array | null): void {
    this.sending = null;
    this.unknown = false;
    this.waiting = missing ? [missing] : [];
    if (!missing) this.count = 0;
    this.waitingCount = this.count;
  }

  /** What is to be sent next, or null. It counts as under way until `confirmed` or `failed`. */
  take(): Uint8Array | null {
    if (this.sending || this.unknown || this.waiting.length === 0) return null;
    this.sending = { update: Y.mergeUpdates(this.waiting), count: this.waitingCount };
    this.waiting = [];
    this.waitingCount = 0;
    return this.sending.update;
  }

  confirmed(): void {
    this.count -= this.sending?.count ?? 0;
    this.sending = null;
  }

  failed(): void {
    if (!this.sending) return;
    this.waiting.unshift(this.sending.update);
    this.waitingCount += this.sending.count;
    this.sending = null;
  }
}
