import type { CollabChanges, CollabPost, SyncDocumentOutput } from "@broadsheet/contract/collab";
import type { AppRouter } from "@broadsheet/core/root.router";
import type { inferRouterInputs } from "@trpc/server";
import type * as Y from "yjs";

type Inputs = inferRouterInputs<AppRouter>["posts"]["collab"];

export interface ChangeHandlers {
  data(changes: CollabChanges): void;
  /** The line ended; what `parseAppError` understands. Nothing comes after it. */
  ended(error: unknown): void;
}

/** The calls that an open document makes. They reject with what `parseAppError` understands. */
export interface CollabTransport {
  sync(input: Inputs["sync"]): Promise<SyncDocumentOutput>;
  push(input: Inputs["push"]): Promise<{ seq: number }>;
  poll(input: Inputs["poll"]): Promise<CollabChanges>;
  presence(input: Inputs["presence"]): Promise<unknown>;
  settle(input: Inputs["settle"]): Promise<CollabPost>;
  /** Holds a line open. Returns what hangs up. */
  follow(input: Inputs["changes"], handlers: ChangeHandlers): () => void;
}

/** What this device remembers of a document, for one person. It may forget at any time, but not half. */
export interface LocalCopy {
  /** Puts what is remembered into the document, and from then on remembers all that happens to it. */
  open(doc: Y.Doc): Promise<{ documentId: string | null; unsent: number }>;
  /** Which document it is a copy of, and how many changes the server has not confirmed. */
  note(facts: { documentId: string; unsent: number }): void;
  /** Forgets everything. */
  clear(): Promise<void>;
  close(): void;
}

/** Milliseconds. */
export interface Timing {
  /** Changes are gathered this long before they are sent. */
  batch: number;
  firstRetry: number;
  longestRetry: number;
  /** A line that says nothing for so long at its beginning is held back by something on the way. */
  silence: number;
  /** Between two looks where no line can be held. */
  poll: number;
  /** Where the caret is, is told at most so often, and at least so often that one is here. */
  presence: number;
  heartbeat: number;
}

export const usualTiming: Timing = {
  batch: 60,
  firstRetry: 500,
  longestRetry: 15_000,
  silence: 6_000,
  poll: 2_000,
  presence: 150,
  heartbeat: 15_000,
};

export interface CollabOptions {
  postId: string;
  transport: CollabTransport;
  copy: LocalCopy;
  online?: boolean;
  timing?: Partial<Timing>;
}
