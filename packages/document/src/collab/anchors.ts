/**
 * Places that are the same in two lists: the common beginning and end, and between them what stands exactly once in each, in an order
 * that both share. Pairs of indices, ascending in both.
 */
export function anchorsBetween(before: readonly string[], after: readonly string[]): [number, number][] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  )
    end += 1;
  const head = Array.from({ length: start }, (_, index): [number, number] => [index, index]);
  const tail = Array.from({ length: end }, (_, index): [number, number] => [
    before.length - end + index,
    after.length - end + index,
  ]);
  const once = placesOfUnique(after, start, after.length - end);
  const candidates = [...placesOfUnique(before, start, before.length - end)].flatMap(
    ([key, from]): [number, number][] => {
      const to = once.get(key);
      return to === undefined ? [] : [[from, to]];
    },
  );
  return [...head, ...longestAscending(candidates), ...tail];
}

function placesOfUnique(list: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  const twice = new Set<string>();
  for (let index = from; index < to; index += 1) {
    const key = list[index] as string;
    if (places.has(key)) twice.add(key);
    places.set(key, index);
  }
  for (const key of twice) places.delete(key);
  return places;
}

/** The longest part of pairs, ascending in their first, that ascends in their second too. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const before: number[] = [];
  const tails: number[] = [];
  const second = (index: number) => (pairs[index] as [number, number])[1];
  for (let index = 0; index < pairs.length; index += 1) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (second(tails[middle] as number) < second(index)) low = middle + 1;
      else high = middle;
    }
    before[index] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = index;
  }
  const result: [number, number][] = [];
  for (let index = tails.at(-1) ?? -1; index !== -1; index = before[index] as number)
    result.push(pairs[index] as [number, number]);
  return result.reverse();
}
