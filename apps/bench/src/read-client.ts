import autocannon from "autocannon";
import type { LoadRequest, LoadResult } from "./load.ts";

process.once("message", async ({ url, seconds, connections, headers }: LoadRequest) => {
  const found = await autocannon({ url, duration: seconds, connections, ...(headers ? { headers } : {}) });
  const result: LoadResult = {
    perSecond: found["2xx"] / found.duration,
    p50: found.latency.p50,
    p99: found.latency.p99,
    failed: found.non2xx + found.errors + found.timeouts,
  };
  process.send?.(result, undefined, undefined, () => process.disconnect());
});
