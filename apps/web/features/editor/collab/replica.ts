import { newSharedDocument, type SharedParts } from "@broadsheet/document/collab/shared-document";
import { fromBase64, toBase64 } from "lib0/buffer";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { LocalCopy } from "./ports.ts";
import { Unsent } from "./unsent.ts";

/** A document in this window, what this device remembers of it, and what of it the server does not have. */
export class Replica {
  doc: Y.Doc;
  parts: SharedParts;
  awareness: Awareness;
  unsent = new Unsent();
  /** Null until it is known which document this is. */
  documentId: string | null = null;
  private readonly copy: LocalCopy;
  private readonly onChange: () => void;
  private opened: Promise<void> | undefined;

  constructor(copy: LocalCopy, onChange: () => void) {
    this.copy = copy;
    this.onChange = onChange;
    const { doc, parts } = newSharedDocument();
    this.doc = doc;
    this.parts = parts;
    this.awareness = new Awareness(doc);
  }

  /** Takes in what this device remembers; a device that does not remember is no hindrance. */
  open(): Promise<void> {
    this.opened ??= this.copy.open(this.doc).then(
      ({ documentId, unsent }) => {
        this.documentId = documentId;
        this.unsent = new Unsent(unsent);
      },
      () => {},
    );
    return this.opened;
  }

  /** From now on changes made here count as unsent. */
  listen(): void {
    this.doc.off("update", this.changed);
    this.doc.on("update", this.changed);
  }

  /** Takes in what the server has. */
  apply(updates: readonly string[]): void {
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, fromBase64(update), this);
    }, this);
  }

  stateVector(): string {
    return toBase64(Y.encodeStateVector(this.doc));
  }

  /** After a sync: what the server does not have becomes what is to be sent. */
  compare(stateVector: string): void {
    const theirs = Y.decodeStateVector(fromBase64(stateVector));
    const mine = Y.decodeStateVector(Y.encodeStateVector(this.doc));
    const newer = [...mine].some(([client, clock]) => clock > (theirs.get(client) ?? 0));
    if (newer && this.unsent.count === 0) this.unsent.count = 1;
    const missing = this.unsent.count > 0;
    this.unsent.rebase(missing ? Y.encodeStateAsUpdate(this.doc, fromBase64(stateVector)) : null);
    this.note();
  }

  /** What this device remembers belongs to a document that is gone, and holds nothing of ours: begins with nothing. */
  async beginAnew(): Promise<void> {
    await this.copy.clear();
    this.doc.off("update", this.changed);
    const { doc, parts } = newSharedDocument();
    this.awareness.destroy();
    this.doc = doc;
    this.parts = parts;
    this.awareness = new Awareness(doc);
    this.opened = this.copy.open(doc).then(() => {});
    await this.opened;
    this.listen();
  }

  note(): void {
    if (this.documentId) this.copy.note({ documentId: this.documentId, unsent: this.unsent.count });
  }

  forget(): Promise<void> {
    return this.copy.clear();
  }

  close(): void {
    this.doc.off("update", this.changed);
    this.copy.close();
    this.awareness.destroy();
  }

  private changed = (update: Uint8Array, origin: unknown): void => {
    if (origin === this) return;
    this.unsent.add(update);
    this.note();
    this.onChange();
  };
}
