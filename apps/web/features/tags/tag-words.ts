import { mostCounted } from "@broadsheet/contract/paging";

/** "No live posts", "1 live post", "12 live posts", "100+ live posts". */
export function posts(count: number): string {
  if (count === 0) return "No live posts";
  const number = count > mostCounted ? `${mostCounted}+` : count;
  return `${number} live ${count === 1 ? "post" : "posts"}`;
}
