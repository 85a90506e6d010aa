import * as Y from "yjs";
import type { LocalCopy } from "../ports.ts";

/** A device that remembers in memory; given to a second provider, it is the same device after a crash. */
export class MemoryCopy implements LocalCopy {
  private updates: Uint8Array[] = [];
  private facts: { documentId: string | null; unsent: number } = { documentId: null, unsent: 0 };

  async open(doc: Y.Doc): Promise<{ documentId: string | null; unsent: number }> {
    for (const update of this.updates) Y.applyUpdate(doc, update, this);
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.updates.push(update);
    });
    return this.facts;
  }

  note(facts: { documentId: string; unsent: number }): void {
    this.facts = facts;
  }

  async clear(): Promise<void> {
    this.updates = [];
    this.facts = { documentId: null, unsent: 0 };
  }

  close(): void {}
}
