import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { copyPrefix } from "./forget-local-copies.ts";
import type { LocalCopy } from "./ports.ts";

/** A browser that does not give its storage in this time is treated as one without. */
const patienceMs = 3_000;

type Facts = { documentId: string | null; unsent: number };

/** The copy of one post in this browser, for one person: a private window's neighbour must not find another's words. */
export class IndexedDbCopy implements LocalCopy {
  private readonly name: string;
  private persistence: IndexeddbPersistence | undefined;
  private writing: Promise<unknown> = Promise.resolve();
  private latest: { documentId: string; unsent: number } | null = null;

  constructor(userId: string, postId: string) {
    this.name = `${copyPrefix}${userId}:${postId}`;
  }

  async open(doc: Y.Doc): Promise<Facts> {
    const persistence = new IndexeddbPersistence(this.name, doc);
    this.persistence = persistence;
    const late = new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error("This browser's storage does not answer")), patienceMs);
    });
    await Promise.race([persistence.whenSynced, late]);
    const documentId: unknown = await persistence.get("documentId");
    const unsent: unknown = await persistence.get("unsent");
    return {
      documentId: typeof documentId === "string" ? documentId : null,
      unsent: typeof unsent === "number" ? unsent : 0,
    };
  }

  /** Of the facts that come while one is written, only the last is. */
  note(facts: { documentId: string; unsent: number }): void {
    const idle = this.latest === null;
    this.latest = facts;
    if (idle) this.writing = this.writing.then(() => this.write()).catch(() => {});
  }

  private async write(): Promise<void> {
    const facts = this.latest;
    this.latest = null;
    if (!facts || !this.persistence) return;
    await this.persistence.set("unsent", facts.unsent);
    await this.persistence.set("documentId", facts.documentId);
  }

  async clear(): Promise<void> {
    await this.writing;
    await this.persistence?.clearData();
    this.persistence = undefined;
  }

  close(): void {
    const { persistence } = this;
    this.persistence = undefined;
    void this.writing.then(() => persistence?.destroy());
  }
}
