import { expect, it } from "vitest";
import { counter, httpRequestDuration, jobDuration, metricsContentType, metricsText } from "./metrics.ts";

it("answers Prometheus text with default, http and job metrics", async () => {
  httpRequestDuration.observe({ method: "GET", route: "/posts/[slug]", status: "200" }, 0.02);
  jobDuration.observe({ job: "post.published", outcome: "completed" }, 0.3);
  const text = await metricsText();
  expect(metricsContentType).toContain("text/plain");
  expect(text).toContain("process_resident_memory_bytes");
  expect(text).toMatch(
    /http_request_duration_seconds_bucket\{le="0.025",method="GET",route="\/posts\/\[slug\]",status="200"\} 1/,
  );
  expect(text).toContain('broadsheet_job_duration_seconds_count{job="post.published",outcome="completed"} 1');
});

it("gives the same metric for the same name", async () => {
  counter({ name: "broadsheet_test_total", help: "x", labels: ["a"] }).inc({ a: "1" });
  counter({ name: "broadsheet_test_total", help: "x", labels: ["a"] }).inc({ a: "1" });
  expect(await metricsText()).toContain('broadsheet_test_total{a="1"} 2');
});
