import { connectForPurges, PurgeFollower } from "@broadsheet/core/site/purge-follower";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { forgetPurged } from "../../../features/site/purged.ts";
import { siteRoutes } from "../../../features/site/routes.ts";
import { handleRest } from "../../../http/rest/handle-rest.ts";
import { provideServices } from "../../../services.ts";
import { errorCaching } from "../../error-caching.ts";
import { runLayers } from "../../layer.ts";
import { siteLayer } from "../../site-layer.ts";
import { sendResponse, webRequest } from "../../web-exchange.ts";
import { type CachedServer, cachedServer } from "./cached-server.ts";

export interface Instance extends CachedServer {
  follower: PurgeFollower;
  stop(): Promise<void>;
}

export interface Instances {
  app: TestApp;
  all: readonly [Instance, Instance];
  /** As long as it takes until a page may no longer be shown without asking whether it is current. */
  timePasses(): Promise<void>;
  close(): Promise<void>;
}

const isForOthers = (first: string) => first === "studio" || first === "api" || first === "_next";

async function start(app: TestApp, listens: boolean): Promise<Instance> {
  const follower = new PurgeFollower({
    connect: () => connectForPurges(app.database.appUrl),
    log: app.services.log,
    listens,
    onPurge: async (tags) => {
      await forgetPurged(tags);
      server.cache.purge(tags);
    },
    onMissed: () => server.cache.clear(),
  });
  const behind = runLayers([
    errorCaching(),
    siteLayer({ routes: siteRoutes, isForOthers }),
    async (req, res) =>
      sendResponse(res, await handleRest(app.services, webRequest(req, res)), req.method !== "HEAD"),
  ]);
  const server = await cachedServer(() => {}, { behind, follower, isForOthers });
  follower.start();
  await follower.ask();
  return {
    ...server,
    follower,
    stop: async () => {
      await server.web.drain.stop(0);
      await follower.stop();
    },
  };
}

/** Two web processes' worth of server, cache and follower on one database, answering with the site's own routes and the REST API. */
export async function startInstances({ listens = true } = {}): Promise<Instances> {
  const app = await createTestApp();
  provideServices({ ...app.services, stop: async () => {} });
  const all = [await start(app, listens), await start(app, listens)] as const;
  return {
    app,
    all,
    timePasses: async () => {
      for (const { follower } of all) await follower.ask();
    },
    close: async () => {
      for (const instance of all) await instance.stop();
      provideServices(undefined);
      await app.close();
    },
  };
}
