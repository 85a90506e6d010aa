import type { Logger } from "@broadsheet/telemetry/logger";
import { BentoCache, bentostore, errors } from "bentocache";
import { type MemoryDriver, memoryDriver } from "bentocache/drivers/memory";
import { redisDriver } from "bentocache/drivers/redis";
import type { Bus, Message } from "./bus.ts";
import { HeldValues } from "./held-values.ts";
import { connectRedis, readySoon } from "./redis.ts";

export interface CacheOptions {
  logger: Logger;
  /** Tells the other processes what was deleted. */
  bus: Bus;
  /** A second layer that all processes share. */
  redisUrl?: string | undefined;
  /** Default "broadsheet". Two installations that share one Redis take different ones. */
  namespace?: string;
  /** Of the layer in this process. Default "64mb". */
  maxMemory?: string;
}

export interface EntryOptions {
  ttlSeconds: number;
  /** For so long after that an old value still answers when making a new one fails. Default 0. */
  graceSeconds?: number;
  /** What this value was made from: "post:0198…". Deleting any of them deletes it. */
  tags?: string[];
}

export interface Cache {
  /**
   * The value of that key, made by `make` when there is none; many callers at once make it once. Values are JSON
   * (`undefined` is not kept) and frozen, since callers share them. When `make` fails and no old value may answer, its error is thrown.
   */
  getOrSet<T>(key: string, options: EntryOptions, make: () => Promise<T> | T): Promise<T>;
  /** Deletes, in every process, all that was made from any of these. Call it after the commit. */
  deleteByTag(tags: string[]): Promise<void>;
  delete(key: string): Promise<void>;
  stop(): Promise<void>;
}

/** How long a process asks nobody about what it has just asked for, in milliseconds. */
const heldForMs = 1_000;

const topic = "cache";
const tagsPerMessage = 50;

/**
 * Memory first, Redis behind it when there is one. Values of the memory layer are forgotten through the bus. A Redis
 * that is away or slow costs hits, never answers.
 */
export async function createCache(options: CacheOptions): Promise<Cache> {
  const { logger, bus, redisUrl, namespace = "broadsheet", maxMemory = "64mb" } = options;
  let memory: MemoryDriver | undefined;
  const layer = memoryDriver({ maxSize: maxMemory, maxItems: 50_000 });
  const store = bentostore().useL1Layer({
    options: layer.options,
    factory: (config) => {
      memory = layer.factory(config);
      return memory;
    },
  });
  const redis = redisUrl ? connectRedis(redisUrl, "cache", logger) : undefined;
  if (redis) {
    store.useL2Layer(redisDriver({ connection: redis }));
    await readySoon(redis);
  }
  const bento = new BentoCache({
    default: "main",
    stores: { main: store },
    prefix: namespace,
    l2CircuitBreakerDuration: "5s",
    logger: quieter(logger),
  });
  const purges = new PurgeLog();
  const held = new HeldValues(heldForMs);

  const forgetTags = async (tags: string[]) => {
    const forget = () => {
      purges.note(tags);
      held.forgetTags(tags);
    };
    forget();
    await bento.deleteByTag({ tags });
    // Once more for what was read while it was being deleted.
    forget();
  };
  const forgetKey = async (key: string) => {
    const forget = () => {
      purges.note([tagOfKey(key)]);
      held.forget(key);
    };
    forget();
    await bento.delete({ key });
    forget();
  };
  const report = (error: unknown) => logger.error({ err: error }, "the cache could not forget");
  const unsubscribe = bus.subscribe(topic, (message) => {
    const { tags, key } = parse(message);
    if (tags.length > 0) forgetTags(tags).catch(report);
    if (key !== undefined) forgetKey(key).catch(report);
  });
  const unlisten = bus.onMissed(() => {
    purges.noteAll();
    held.clear();
    memory?.clear();
  });

  return {
    async getOrSet(key, { ttlSeconds, graceSeconds = 0, tags = [] }, make) {
      const known = held.get(key);
      if (known !== undefined) return known as never;
      let raced = false;
      const asked = purges.mark();
      const until = performance.now() + ttlSeconds * 1000;
      const value = await original(() =>
        bento.getOrSet({
          key,
          ttl: ttlSeconds * 1000,
          grace: graceSeconds > 0 ? graceSeconds * 1000 : false,
          // An old value answers only when making a new one fails: after a deletion readers see what is new.
          timeout: null,
          tags,
          factory: async () => {
            const mark = purges.mark();
            const made = await make();
            raced = purges.since(mark, tags);
            return made;
          },
        }),
      );
      // It may have been made from what the deletion was about: correct for who asked before, but not to be kept.
      if (raced) await forgetKey(key);
      else if (!purges.since(asked, [...tags, tagOfKey(key)])) held.put(key, value, tags, until);
      return value;
    },
    async deleteByTag(tags) {
      await forgetTags(tags);
      for (let i = 0; i < tags.length; i += tagsPerMessage) {
        await bus.publish(topic, { tags: tags.slice(i, i + tagsPerMessage) });
      }
    },
    async delete(key) {
      await forgetKey(key);
      await bus.publish(topic, { key });
    },
    async stop() {
      unsubscribe();
      unlisten();
      redis?.disconnect();
    },
  };
}

/** Stands for one key among tags, of which none begins so. */
const tagOfKey = (key: string) => `\u0000${key}`;

/** What making the value threw, without the library's wrapping. */
async function original<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof errors.E_FACTORY_ERROR ? error.cause : error;
  }
}

function parse(message: Message): { tags: string[]; key: string | undefined } {
  if (message === null || typeof message !== "object" || Array.isArray(message))
    return { tags: [], key: undefined };
  const { tags, key } = message;
  return {
    tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === "string") : [],
    key: typeof key === "string" ? key : undefined,
  };
}

/** The library's own log, of which only what is wrong is of use; that Redis is away has been said already. */
function quieter(logger: Logger): Logger {
  return logger.child({ part: "cache" }, { level: "fatal" });
}

/** Which tags were deleted lately, for values that are being made at that moment. */
class PurgeLog {
  #count = 0;
  #all = 0;
  readonly #tags = new Map<string, number>();

  mark(): number {
    return this.#count;
  }

  note(tags: readonly string[]): void {
    this.#count += 1;
    for (const tag of tags) {
      this.#tags.delete(tag);
      this.#tags.set(tag, this.#count);
    }
    // Forgetting the oldest would miss a race, so they are remembered as "all".
    for (const [tag, at] of this.#tags) {
      if (this.#tags.size <= 10_000) break;
      this.#tags.delete(tag);
      this.#all = Math.max(this.#all, at);
    }
  }

  noteAll(): void {
    this.#count += 1;
    this.#all = this.#count;
  }

  since(mark: number, tags: readonly string[]): boolean {
    return this.#all > mark || tags.some((tag) => (this.#tags.get(tag) ?? 0) > mark);
  }
}
