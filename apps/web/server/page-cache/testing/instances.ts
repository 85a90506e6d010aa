import { connectForPurges, PurgeFollower } from "@broadsheet/core/site/purge-follower";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { forgetPurged } from "../../../features/site/purged.ts";
import { type SiteRoute, siteRoutes } from "../../../features/site/routes.ts";
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

export interface InstancesOptions {
  /** False: no notification ever comes. Default true. */
  listens?: boolean;
  /** Renders take a while after they have read. Default false. */
  lingers?: boolean;
}

const isForOthers = (first: string) => first === "studio" || first === "api" || first === "_next";

/** The site's routes, each of which takes a while between reading and answering: now shorter, now longer. */
function lingering(app: TestApp): Readonly<Record<string, SiteRoute>> {
  let renders = 0;
  const linger = (GET: SiteRoute["GET"]) => async (request: Request) => {
    const response = await GET(request);
    for (let trips = (renders++ % 4) * 4; trips > 0; trips--) await app.services.db.sql`select 1`;
    return response;
  };
  return Object.fromEntries(
    Object.entries(siteRoutes).map(([path, route]) => [path, { ...route, GET: linger(route.GET) }]),
  );
}

/** A busy machine may take longer to read the log than a reader is made to wait. */
async function current(follower: PurgeFollower): Promise<void> {
  const begun = performance.now();
  do await follower.ask();
  while (follower.unknownFor(begun) > 0);
}

async function start(app: TestApp, { listens, lingers }: Required<InstancesOptions>): Promise<Instance> {
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
    siteLayer({ routes: lingers ? lingering(app) : siteRoutes, isForOthers }),
    async (req, res) =>
      sendResponse(res, await handleRest(app.services, webRequest(req, res, true)), req.method !== "HEAD"),
  ]);
  const server = await cachedServer(() => {}, { behind, follower, isForOthers });
  follower.start();
  await current(follower);
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
export async function startInstances({
  listens = true,
  lingers = false,
}: InstancesOptions = {}): Promise<Instances> {
  const app = await createTestApp();
  provideServices({ ...app.services, stop: async () => {} });
  const all = [await start(app, { listens, lingers }), await start(app, { listens, lingers })] as const;
  return {
    app,
    all,
    timePasses: async () => {
      for (const { follower } of all) await current(follower);
    },
    close: async () => {
      for (const instance of all) await instance.stop();
      provideServices(undefined);
      await app.close();
    },
  };
}
