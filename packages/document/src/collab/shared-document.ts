import * as Y from "yjs";
import type { PostDocument } from "../types.ts";

/** What people write together: a working copy without its address, which is a claim on names that others want too. */
export interface SharedContent {
  title: string;
  document: PostDocument;
  /** By the names of the contract's `postSettings`; what is not in it was never set. */
  settings: Record<string, unknown>;
}

/** Settings that are typed into, so that two people can. */
export const sharedTexts = ["excerpt", "metaDescription"] as const;

/** The parts of a shared document. All others are refused. */
export interface SharedParts {
  body: Y.XmlFragment;
  title: Y.Text;
  excerpt: Y.Text;
  metaDescription: Y.Text;
  tagIds: Y.Array<unknown>;
  /** Every other setting, each as a whole. */
  settings: Y.Map<unknown>;
}

/** The parts of a shared document, made where they are missing: always ask here, so that each has its type before anything arrives. */
export function partsOf(doc: Y.Doc): SharedParts {
  return {
    body: doc.getXmlFragment("body"),
    title: doc.getText("title"),
    excerpt: doc.getText("excerpt"),
    metaDescription: doc.getText("metaDescription"),
    tagIds: doc.getArray("tagIds"),
    settings: doc.getMap("settings"),
  };
}

/** An empty shared document. */
export function newSharedDocument(): { doc: Y.Doc; parts: SharedParts } {
  const doc = new Y.Doc();
  return { doc, parts: partsOf(doc) };
}
