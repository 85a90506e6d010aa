import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { AppError } from "@broadsheet/contract/errors";
import type { PostSettings, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import type { PostDocument } from "@broadsheet/document/types";
import { DocumentError, parseDocument } from "@broadsheet/document/validate";
import type { Context } from "../kernel/context.ts";
import { existingTags } from "./post.writes.ts";

/** The document when every node of it is one the editor knows; else INVALID_INPUT that says where it is not. */
export function checkedDocument(document: PostDocumentJson): PostDocument {
  try {
    return parseDocument(document);
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    throw new AppError("INVALID_INPUT", error.message, {
      issues: [{ path: "document", message: error.message }],
    });
  }
}

/** Refuses to take the title from a post that is about to go out by itself: at its minute nobody would be there to give it one. */
export function checkTitle(status: PostStatus, title: string): void {
  if (status !== "scheduled" || title !== "") return;
  const message = "A scheduled post needs a title; take it off the schedule first";
  throw new AppError("INVALID_INPUT", message, { issues: [{ path: "title", message }] });
}

/** Refuses settings that name tags which do not exist in this publication. */
export async function checkTags(tx: Tx, ctx: Context, settings: Partial<PostSettings>): Promise<void> {
  const wanted = new Set(settings.tagIds ?? []);
  if (wanted.size === 0) return;
  const found = await existingTags(tx, ctx.publication.id, [...wanted]);
  if (found.length === wanted.size) return;
  throw new AppError("INVALID_INPUT", undefined, {
    issues: [{ path: "settings.tagIds", message: "One of these tags does not exist any more" }],
  });
}
