import { counter, gauge } from "@broadsheet/telemetry/metrics";

/** What became of a request for something that can be kept: see the guide for operators. */
export type Outcome = "hit" | "stale" | "miss" | "collapsed" | "bypass" | "shed";

export const cacheRequests = counter({
  name: "broadsheet_page_cache_requests_total",
  help: "Requests of readers by what the page cache did.",
  labels: ["outcome"],
});

export const cacheBytes = gauge({
  name: "broadsheet_page_cache_bytes",
  help: "Memory that kept pages take.",
});
export const cacheEntries = gauge({ name: "broadsheet_page_cache_entries", help: "Pages that are kept." });
export const cachePurged = counter({
  name: "broadsheet_page_cache_purged_total",
  help: "Kept pages that a change made the cache forget.",
});

export const rendersRunning = gauge({ name: "broadsheet_renders_running", help: "Answers being rendered." });
export const rendersQueued = gauge({
  name: "broadsheet_renders_queued",
  help: "Answers waiting to be rendered.",
});
export const rendersShed = counter({
  name: "broadsheet_renders_shed_total",
  help: "Answers refused because too many were being rendered.",
});
export const eventLoopLag = gauge({
  name: "broadsheet_event_loop_lag_seconds",
  help: "How late the event loop was when last looked at.",
});
