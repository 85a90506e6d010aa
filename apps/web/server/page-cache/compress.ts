import { promisify } from "node:util";
import zlib from "node:zlib";
import { type Encoding, type Entry, encoded, type Variant } from "./entry.ts";

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Compressions that run in Node's threads at a time; the files and the passwords of the process share them. */
const atOnce = 2;
/** Pages that wait; further ones are compressed when they are asked for again. */
const waiting = 1_000;

/** Compresses kept pages once, beside the answers: until it is done a page is sent as it is. */
export class Compressor {
  readonly #queue: (() => Promise<void>)[] = [];
  readonly #asked = new WeakMap<Entry, Set<Encoding>>();
  #running = 0;
  /** Told what was made, and its size. */
  readonly #made: (entry: Entry, bytes: number) => void;

  constructor(made: (entry: Entry, bytes: number) => void) {
    this.#made = made;
  }

  /** The entry as this client takes it best, of what there is by now. */
  variant(entry: Entry, wanted: Encoding): Variant {
    if (wanted === "identity" || !entry.compressible) return entry.identity;
    const found = entry[wanted];
    if (found) return found;
    if (found === undefined) this.#order(entry, wanted);
    // Whoever takes Brotli takes gzip as well.
    return (wanted === "br" && entry.gzip) || entry.identity;
  }

  #order(entry: Entry, encoding: "gzip" | "br"): void {
    const asked = this.#asked.get(entry) ?? new Set();
    this.#asked.set(entry, asked);
    if (asked.has(encoding) || this.#queue.length >= waiting) return;
    asked.add(encoding);
    this.#queue.push(async () => {
      const { body } = entry.identity;
      const packed = await (encoding === "gzip"
        ? gzip(body, { level: 7 })
        : brotli(body, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 6 } }));
      const smaller = packed.length < body.length * 0.95;
      entry[encoding] = smaller ? encoded(entry, encoding, packed) : null;
      if (smaller) this.#made(entry, packed.length);
    });
    this.#next();
  }

  #next(): void {
    if (this.#running >= atOnce) return;
    const work = this.#queue.shift();
    if (!work) return;
    this.#running += 1;
    // What cannot be compressed is sent as it is.
    work()
      .catch(() => {})
      .finally(() => {
        this.#running -= 1;
        this.#next();
      });
  }
}
