/** Work that waits; whoever comes when so many do is refused. */
const mostWaiting = 16;

let running = false;
const waiting: (() => void)[] = [];
const underWay = new Map<string, Promise<unknown>>();

/** True when the queue takes no more. */
export const isCrowded = (): boolean => waiting.length >= mostWaiting;

async function turn(): Promise<void> {
  if (running) await new Promise<void>((resolve) => waiting.push(resolve));
  running = true;
}

function next(): void {
  const begin = waiting.shift();
  if (begin) begin();
  else running = false;
}

/**
 * Runs heavy work of this process one after the other, in the order it came. Whoever asks for the same `key` while it is under way gets the
 * same result.
 */
export function oneByOne<T>(key: string, work: () => Promise<T>): Promise<T> {
  const same = underWay.get(key) as Promise<T> | undefined;
  if (same) return same;
  const result = (async () => {
    await turn();
    try {
      return await work();
    } finally {
      next();
    }
  })();
  underWay.set(key, result);
  const forget = () => underWay.delete(key);
  result.then(forget, forget);
  return result;
}
