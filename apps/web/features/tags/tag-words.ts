/** "No live posts", "1 live post", "12 live posts". */
export function posts(count: number): string {
  if (count === 0) return "No live posts";
  return `${count} live ${count === 1 ? "post" : "posts"}`;
}
