import autocannon from "autocannon";
import type { LoadRequest, LoadResult } from "./load.ts";

process.once("message", async (request: LoadRequest) => {
  const { url, seconds, connections, headers = {}, paths = [new URL(url).pathname], rate } = request;
  let clients = 0;
  const found = await autocannon({
    url: new URL(url).origin,
    duration: seconds,
    connections,
    headers,
    ...(rate ? { overallRate: rate } : {}),
    setupClient(client) {
      // Two that ask for the same at the same time would share a render.
      const first = Math.floor((clients++ * paths.length) / connections) % paths.length;
      const turned = [...paths.slice(first), ...paths.slice(0, first)];
      client.setRequests(turned.map((path) => ({ method: "GET", path, headers })));
    },
  });
  const result: LoadResult = {
    perSecond: found["2xx"] / found.duration,
    p50: found.latency.p50,
    p99: found.latency.p99,
    failed: found.non2xx + found.errors + found.timeouts,
    answered: found["2xx"],
  };
  process.send?.(result, undefined, undefined, () => process.disconnect());
});
