import type { IncomingMessage, ServerResponse } from "node:http";
import { readServicesEnv } from "@broadsheet/core/env";
import { connectForPurges, PurgeFollower } from "@broadsheet/core/site/purge-follower";
import type { Logger } from "@broadsheet/telemetry/logger";
import type { PageEnv } from "../env.ts";
import { proxyMatcher } from "../forwarded.ts";
import type { Layer } from "../layer.ts";
import { runLayers } from "../layer.ts";
import type { IsForOthers } from "./cache-key.ts";
import { watchEventLoop } from "./event-loop-lag.ts";
import { PageCache, type PageCacheOptions } from "./page-cache.ts";
import { RenderGate } from "./render-gate.ts";
import { addressOf, directAddress } from "./request.ts";

export interface StartPageCacheOptions {
  env: PageEnv;
  log: Logger;
  /** What answers what is not kept. */
  behind: readonly Layer[];
  answers: PageCacheOptions["answers"];
  isForOthers: IsForOthers;
  trustedProxies: readonly string[];
  /** Forgets what the application itself remembers of what was purged. */
  forget: (tags: readonly string[]) => Promise<void>;
  onHit: PageCacheOptions["onHit"];
}

export interface StartedPageCache {
  layer: Layer;
  /** To be asked before all layers. */
  atOnce: (req: IncomingMessage, res: ServerResponse) => boolean;
  stop: () => Promise<void>;
}

/** The page cache of a web process, which follows the purges of its installation. */
export function startPageCache(options: StartPageCacheOptions): StartedPageCache {
  const { env, log } = options;
  const eventLoop = watchEventLoop();
  const gate = new RenderGate({ atOnce: env.rendersAtOnce, lagMs: eventLoop.lagMs });
  const follower = new PurgeFollower({
    connect: () => connectForPurges(readServicesEnv().databaseUrl),
    log,
    onPurge: async (tags) => {
      // First what pages are made from, then the pages: one that is rendered in between is not kept.
      await options.forget(tags).catch((error: unknown) => log.error({ err: error }, "could not forget"));
      cache.purge(tags);
    },
    onMissed: () => cache.clear(),
  });
  const cache = new PageCache({
    maxBytes: env.cacheBytes,
    behind: runLayers(options.behind),
    answers: options.answers,
    follower,
    gate,
    isForOthers: options.isForOthers,
    renderLimitMs: env.renderLimitMs,
    staleLimitMs: env.staleLimitMs,
    onHit: options.onHit,
    onError: (error) => log.error({ err: error }, "a page could not be rendered"),
  });
  const direct = directAddress(proxyMatcher(options.trustedProxies));
  follower.start();
  return {
    layer: cache.layer(addressOf),
    atOnce: (req, res) => cache.answerAtOnce(req, res, direct(req)),
    stop: async () => {
      eventLoop.stop();
      await follower.stop();
    },
  };
}
