import { execFile } from "node:child_process";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { trace } from "@opentelemetry/api";
import { expect, it } from "vitest";
import { continueTrace, startTracing, withSpan } from "./tracing.ts";

it("loads nothing and sends nothing without an endpoint", async () => {
  const script = `
    import { createRequire } from "node:module";
    const { startTracing, withSpan } = await import(${JSON.stringify(new URL("./tracing.ts", import.meta.url).href)});
    const stop = await startTracing({ serviceName: "t" });
    const value = await withSpan("x", {}, () => 41 + 1);
    await stop();
    const loaded = Object.keys(createRequire(import.meta.url).cache ?? {});
    console.log(JSON.stringify({ value, sdk: loaded.filter((file) => file.includes("sdk-node")).length }));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script], {
    cwd: import.meta.dirname,
  });
  expect(JSON.parse(stdout)).toEqual({ value: 42, sdk: 0 });
});

it("sends spans with their errors to a collector, within the caller's trace", async () => {
  const bodies: Buffer[] = [];
  const paths: string[] = [];
  const collector = createServer(async (request, response) => {
    paths.push(request.url ?? "");
    for await (const chunk of request) bodies.push(chunk as Buffer);
    response.end();
  });
  await new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve));
  const { port } = collector.address() as AddressInfo;
  const stop = await startTracing({ serviceName: "broadsheet-test", endpoint: `http://127.0.0.1:${port}/` });

  const traceId = "0af7651916cd43dd8448eb211c80319c";
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  const seen = await continueTrace(headers, () =>
    withSpan("publish post", { "post.id": "p1" }, () => trace.getActiveSpan()?.spanContext().traceId),
  );
  await expect(
    withSpan("fail post", {}, () => {
      throw new Error("broken plate");
    }),
  ).rejects.toThrow("broken plate");
  await stop();
  await new Promise((resolve) => collector.close(resolve));

  const sent = Buffer.concat(bodies).toString("latin1");
  expect(seen).toBe(traceId);
  expect(paths).toContain("/v1/traces");
  for (const text of ["broadsheet-test", "publish post", "post.id", "fail post", "broken plate"]) {
    expect(sent).toContain(text);
  }
});
