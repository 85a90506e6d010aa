import { createStore, del, entries, set } from "idb-keyval";
import type { Changes } from "./changes.ts";

/** Changes that this browser holds and the server has not confirmed. */
export interface KeptDraft {
  postId: string;
  userId: string;
  /** The tab that wrote it; while that tab lives, the draft is its own business. */
  tabId: string;
  baseVersion: number;
  changes: Changes;
  keptAt: number;
}

const store = () => createStore("broadsheet-drafts", "drafts");
const lockName = (tabId: string) => `broadsheet-draft-${tabId}`;

/**
 * Drafts of one editor in IndexedDB, under a name of the tab's own, so that two tabs never overwrite each other's. A lock that the
 * browser gives back when the tab ends tells orphans from drafts that somebody is writing.
 */
export class DraftStore {
  readonly tabId = crypto.randomUUID();
  private readonly place: ReturnType<typeof createStore>;
  private readonly postId: string;
  private readonly userId: string;
  private writing: Promise<void> = Promise.resolve();
  private latest: KeptDraft | null = null;
  private queued = false;
  private release: () => void = () => {};

  constructor(postId: string, userId: string) {
    this.postId = postId;
    this.userId = userId;
    this.place = store();
  }

  /** Claims the tab's name until `close`. */
  open(): void {
    navigator.locks?.request(lockName(this.tabId), () => new Promise<void>((end) => (this.release = end)));
  }

  close(): void {
    this.release();
  }

  /** Writes are taken one at a time; of those that wait only the last is made. */
  keep(draft: { baseVersion: number; changes: Changes } | null): void {
    const { postId, userId, tabId } = this;
    this.latest = draft && { postId, userId, tabId, ...draft, keptAt: Date.now() };
    if (this.queued) return;
    this.queued = true;
    this.writing = this.writing.then(() => this.write()).catch(() => {});
  }

  private async write(): Promise<void> {
    this.queued = false;
    if (this.latest) await set(this.tabId, this.latest, this.place);
    else await del(this.tabId, this.place);
  }

  /** Drafts of this post and person whose tab is gone, the newest first. Empty where the browser has no storage. */
  async orphans(): Promise<KeptDraft[]> {
    try {
      const held = await navigator.locks?.query();
      const alive = new Set(held?.held?.map(({ name }) => name));
      const all = await entries<string, KeptDraft>(this.place);
      return all
        .map(([, draft]) => draft)
        .filter((draft) => draft.postId === this.postId && draft.userId === this.userId)
        .filter((draft) => draft.tabId !== this.tabId && !alive.has(lockName(draft.tabId)))
        .sort((a, b) => b.keptAt - a.keptAt);
    } catch {
      return [];
    }
  }

  async forget(draft: KeptDraft): Promise<void> {
    await del(draft.tabId, this.place).catch(() => {});
  }
}
