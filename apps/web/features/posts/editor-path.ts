import type { PostSummary } from "@broadsheet/contract/posts";
import type { Route } from "next";

/** Where a post or page is edited. */
export function editorPath({ id, kind }: Pick<PostSummary, "id" | "kind">): Route {
  return `/studio/${kind}s/${id}` as Route;
}
