import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import { processWide } from "./process-wide.ts";

/** Every metric of this process, with Node's own (memory, event loop, garbage collection). */
export const registry = processWide("metrics", () => {
  const made = new Registry();
  collectDefaultMetrics({ register: made });
  return made;
});

interface Definition<L extends string> {
  name: string;
  help: string;
  labels?: readonly L[];
}

/** The counter of that name; made when this process does not have it yet. */
export function counter<L extends string>(definition: Definition<L>): Counter<L> {
  const { name, help, labels = [] } = definition;
  const known = registry.getSingleMetric(name) as Counter<L> | undefined;
  return known ?? new Counter({ name, help, labelNames: labels, registers: [registry] });
}

/** The gauge of that name; made when this process does not have it yet. */
export function gauge<L extends string>(definition: Definition<L>): Gauge<L> {
  const { name, help, labels = [] } = definition;
  const known = registry.getSingleMetric(name) as Gauge<L> | undefined;
  return known ?? new Gauge({ name, help, labelNames: labels, registers: [registry] });
}

/** The histogram of that name; made when this process does not have it yet. Buckets are upper bounds, in its unit. */
export function histogram<L extends string>(definition: Definition<L> & { buckets: number[] }): Histogram<L> {
  const { name, help, labels = [], buckets } = definition;
  const known = registry.getSingleMetric(name) as Histogram<L> | undefined;
  return known ?? new Histogram({ name, help, labelNames: labels, buckets, registers: [registry] });
}

/** Seconds from a request's arrival to its last byte. `route` is the pattern, never the address, to stay bounded. */
export const httpRequestDuration = histogram({
  name: "http_request_duration_seconds",
  help: "Time to answer an HTTP request.",
  labels: ["method", "route", "status"],
  buckets: [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
});

/** Seconds one attempt of a job took; `outcome` is "completed" or "failed". */
export const jobDuration = histogram({
  name: "broadsheet_job_duration_seconds",
  help: "Time one attempt of a job took.",
  labels: ["job", "outcome"],
  buckets: [0.005, 0.025, 0.1, 0.5, 1, 5, 15, 60, 300, 900],
});

/** Jobs waiting, running and dead, as last counted. */
export const jobCount = gauge({
  name: "broadsheet_jobs",
  help: "Jobs by state at the last count.",
  labels: ["job", "state"],
});

/** All metrics in the Prometheus text format; answer it with `metricsContentType`. */
export function metricsText(): Promise<string> {
  return registry.metrics();
}

export const metricsContentType = registry.contentType;

/** In a member of a cluster: lets the process that holds it together collect this one's metrics. */
export function joinGroupMetrics(): void {
  AggregatorRegistry.setRegistries(registry);
  new AggregatorRegistry();
}

/** In the process that holds a cluster together: gives the metrics of all members, added up. */
export function collectGroupMetrics(): () => Promise<string> {
  const group = new AggregatorRegistry();
  return () => group.clusterMetrics();
}
