import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { copyPrefix } from "./forget-local-copies.ts";
import type { LocalCopy } from "./ports.ts";

/** A browser that does not give its storage in this time is treated as one without. */
const patienceMs = 3_000;

/** Of what comes in this time only the last is written. */
const laterMs = 1_000;

type Noted = { documentId: string; unsent: number };
type Facts = { documentId: string | null; unsent: number };

/** The copy of one post in this browser, for one person: a private window's neighbour must not find another's words. */
export class IndexedDbCopy implements LocalCopy {
  private readonly name: string;
  private persistence: IndexeddbPersistence | undefined;
  private writing: Promise<unknown> = Promise.resolve();
  private latest: Noted | null = null;
  /** What was written last. */
  private written: Noted | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;

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
    const facts = {
      documentId: typeof documentId === "string" ? documentId : null,
      unsent: typeof unsent === "number" ? unsent : 0,
    };
    if (facts.documentId !== null) this.written = { ...facts, documentId: facts.documentId };
    return facts;
  }

  /**
   * Written at once where it counts: which document this is, and that something is unsent. How much of it, and that all of it has arrived,
   * may be known a little later, and is not written with every key: what is called unsent is compared with the server's anyway.
   */
  note(facts: Noted): void {
    this.latest = facts;
    const { written } = this;
    const counts = facts.documentId !== written?.documentId || (facts.unsent > 0 && written.unsent === 0);
    if (counts) this.write();
    else this.later ??= setTimeout(() => this.write(), laterMs);
  }

  private write(): void {
    clearTimeout(this.later);
    this.later = undefined;
    const { latest, written, persistence } = this;
    if (!latest || !persistence) return;
    if (latest.documentId === written?.documentId && latest.unsent === written.unsent) return;
    this.written = latest;
    this.writing = this.writing
      .then(async () => {
        await persistence.set("unsent", latest.unsent);
        if (written?.documentId !== latest.documentId) await persistence.set("documentId", latest.documentId);
      })
      .catch(() => {
        // It is written with the next.
        this.written = null;
      });
  }

  async clear(): Promise<void> {
    this.latest = null;
    this.written = null;
    clearTimeout(this.later);
    this.later = undefined;
    await this.writing;
    await this.persistence?.clearData();
    this.persistence = undefined;
  }

  close(): void {
    this.write();
    const { persistence } = this;
    this.persistence = undefined;
    void this.writing.then(() => persistence?.destroy());
  }
}
