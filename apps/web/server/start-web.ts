import { performance } from "node:perf_hooks";
import { loadingLean } from "@broadsheet/telemetry/lean-loading";
import type { Logger } from "@broadsheet/telemetry/logger";
import { metricsContentType } from "@broadsheet/telemetry/metrics";
import { startTracing } from "@broadsheet/telemetry/tracing";
import { accessLog, logRequest } from "./access-log.ts";
import { apiLayer } from "./api-layer.ts";
import { bodyLimit } from "./body-limit.ts";
import type { WebEnv } from "./env.ts";
import { errorCaching } from "./error-caching.ts";
import { forwarded } from "./forwarded.ts";
import { groupMetricsText, joinGroup } from "./group/group-metrics.ts";
import { loadAnswers } from "./load-answers.ts";
import { loadNext, nextWhenNeeded } from "./next-layer.ts";
import { operations } from "./operations.ts";
import { startPageCache } from "./page-cache/start-page-cache.ts";
import { readinessChecks, stopProcess } from "./process-hooks.ts";
import { publicFiles } from "./public-files.ts";
import { requestGuard } from "./request-guard.ts";
import { observeHit, observeRequest } from "./request-metrics.ts";
import { siteAnswers } from "./site-answers.ts";
import { answeredByNext, siteLayer } from "./site-layer.ts";
import { onStopRequested } from "./stop-signals.ts";
import { createWebServer } from "./web-server.ts";

/** Starts the web process and resolves when it answers. It ends by itself once asked to stop and drained. */
export async function startWeb(env: WebEnv, log: Logger, watchStdin: boolean): Promise<void> {
  joinGroup();
  const stopTracing = await startTracing({ serviceName: "broadsheet-web", endpoint: env.tracesEndpoint });
  const stopWatching = env.dev
    ? await (await import("../scripts/site-assets.ts")).watchSiteAssets()
    : undefined;
  const answers = await loadAnswers(env.dev);
  answers?.startApplication();
  const load = () => loadNext(env.directory, env.dev, env.port);
  const next = env.dev ? await load() : nextWhenNeeded(() => loadingLean(load));
  const isForOthers = answeredByNext(env.directory);
  const withoutNext = answers
    ? [apiLayer(answers.loadApi), siteLayer({ routes: answers.siteRoutes, isForOthers })]
    : [];
  const behind = [errorCaching(), ...withoutNext, next.layer];
  const pages = answers
    ? startPageCache({
        env: env.pages,
        log,
        behind,
        answers: siteAnswers({ routes: answers.siteRoutes, isForOthers }),
        isForOthers,
        trustedProxies: env.trustedProxies,
        forget: answers.forgetPurged,
        onHit: observeHit,
      })
    : undefined;
  const web = createWebServer({
    // The order matters: what is known about a request first, then what refuses it, then what answers it.
    layers: [
      forwarded(env.trustedProxies),
      accessLog((request) => {
        logRequest(log, request);
        observeRequest(request);
      }),
      requestGuard(),
      operations({
        checks: readinessChecks,
        metrics: async () => ({ contentType: metricsContentType, text: await groupMetricsText() }),
        metricsToken: env.metricsToken,
        stopping: () => web.drain.stopping(),
        onCheckFailed: (check, error) => log.warn({ check, err: error }, "a service this needs is not ready"),
      }),
      bodyLimit(),
      ...(answers ? [publicFiles(env.directory)] : []),
      ...(pages ? [pages.layer] : behind),
    ],
    atOnce: pages?.atOnce,
    onError: (error) => log.error({ err: error }, "a request failed outside the application"),
  });

  onStopRequested(async (reason) => {
    log.info({ reason }, "stopping: no new requests, open ones finish");
    await web.drain.stop(env.drainMs);
    await Promise.all([next.close(), pages?.stop()]);
    for (const outcome of await stopProcess())
      if (outcome.status === "rejected") log.warn({ err: outcome.reason }, "a service did not close well");
    await Promise.allSettled([stopTracing(), stopWatching?.()]);
    log.info("stopped");
    process.exit(0);
  }, watchStdin);

  const port = await web.listen(env.port, env.host);
  const readyMs = Math.round(performance.now());
  log.info({ host: env.host, port, readyMs }, `answering on http://localhost:${port} after ${readyMs} ms`);
  // A parent that started this through an IPC channel need not poll.
  process.send?.({ type: "ready", port });
}
