import { isDeepStrictEqual } from "node:util";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { AppError } from "@broadsheet/contract/errors";
import { normalize } from "@broadsheet/document/normalize";
import { withoutReview } from "@broadsheet/document/review";
import type { PostDocument } from "@broadsheet/document/types";

/** What a person edits of a post. */
interface Content {
  title: string;
  slug: string | null;
  settings: object;
  document: PostDocumentJson;
}

const sameAround = (a: Content, b: Content) =>
  a.title === b.title && a.slug === b.slug && isDeepStrictEqual(a.settings, b.settings);

/** Whether two states of a working copy differ in comments and suggestions alone: readers would see no difference. */
export function isReviewOnly(a: Content, b: Content): boolean {
  const shown = ({ document }: Content) => withoutReview(document as PostDocument);
  return sameAround(a, b) && isDeepStrictEqual(shown(a), shown(b));
}

/** Refuses, as FORBIDDEN, a change that readers would see. Blocks without content, which they do not see, do not count. */
export function requireOnlyReview(before: Content, after: Content): void {
  const shown = ({ document }: Content) => normalize(document as PostDocument);
  if (sameAround(before, after) && isDeepStrictEqual(shown(before), shown(after))) return;
  throw onlyReview();
}

/** What somebody is told who may only suggest. */
export const onlyReview = () =>
  new AppError("FORBIDDEN", "You may comment and suggest changes here, not make them");
