import { processWide } from "@broadsheet/telemetry/process-wide";
import type * as Y from "yjs";

/** A shared document in memory, as of one update. */
export interface LiveDocument {
  doc: Y.Doc;
  documentId: string;
  /** The newest update it holds. */
  seq: number;
  /** About how much it takes. */
  size: number;
  /** Whose writing came under a number of Yjs's last, of those who wrote through this process. */
  writers: Map<number, string>;
}

const mostDocuments = 200;
const mostBytes = 64 * 1024 * 1024;

/**
 * Documents that were in use lately, so that an update need not load the whole. Whoever takes one has it alone and gives it back only when
 * what was done with it is committed: what fails half-way is forgotten with it.
 */
class LiveDocuments {
  private readonly held = new Map<string, LiveDocument>();
  private bytes = 0;

  take(key: string): LiveDocument | undefined {
    const live = this.held.get(key);
    if (!live) return undefined;
    this.held.delete(key);
    this.bytes -= live.size;
    return live;
  }

  keep(key: string, live: LiveDocument): void {
    const other = this.take(key);
    const kept = other && other.documentId === live.documentId && other.seq > live.seq ? other : live;
    this.held.set(key, kept);
    this.bytes += kept.size;
    for (const oldest of this.held.keys()) {
      if (this.held.size <= mostDocuments && this.bytes <= mostBytes) break;
      this.take(oldest);
    }
  }
}

export const liveDocuments = processWide("live-documents", () => new LiveDocuments());
