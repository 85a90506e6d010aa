/** Those whose name has these letters, the ones that begin with them first. */
export function named<Item extends { name: string }>(all: readonly Item[], query: string): Item[] {
  const needle = query.trim().toLocaleLowerCase();
  const place = ({ name }: Item) => name.toLocaleLowerCase().indexOf(needle);
  return all.filter((item) => place(item) >= 0).sort((a, b) => Number(place(a) > 0) - Number(place(b) > 0));
}
