import { type Attributes, context, propagation, SpanStatusCode, trace } from "@opentelemetry/api";

export interface StartTracingOptions {
  serviceName: string;
  serviceVersion?: string;
  /** Base address of an OTLP/HTTP collector, as in OTEL_EXPORTER_OTLP_ENDPOINT. Without one, traces stay off. */
  endpoint?: string;
}

/**
 * Starts sending traces and returns what stops it (sending what is still held). Without an endpoint nothing is loaded
 * and nothing is sent. A collector that is down costs spans, never a request.
 */
export async function startTracing(options: StartTracingOptions): Promise<() => Promise<void>> {
  const { endpoint, serviceName, serviceVersion } = options;
  if (!endpoint) return async () => {};
  const url = new URL(`${endpoint.replace(/\/+$/, "")}/v1/traces`).href;
  const [{ NodeSDK }, { OTLPTraceExporter }, { resourceFromAttributes }] = await Promise.all([
    import("@opentelemetry/sdk-node"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/resources"),
  ]);
  const attributes: Attributes = { "service.name": serviceName };
  if (serviceVersion) attributes["service.version"] = serviceVersion;
  const sdk = new NodeSDK({
    resource: resourceFromAttributes(attributes),
    traceExporter: new OTLPTraceExporter({ url, timeoutMillis: 5_000 }),
    metricReaders: [],
    logRecordProcessors: [],
  });
  sdk.start();
  // A collector that went away must not keep a process from stopping.
  return () => sdk.shutdown().catch(() => {});
}

/** Runs `fn` inside a span. An error is recorded on it and thrown on. Costs next to nothing while traces are off. */
export async function withSpan<T>(
  name: string,
  attributes: Attributes,
  fn: () => Promise<T> | T,
): Promise<T> {
  return trace.getTracer("broadsheet").startActiveSpan(name, { attributes }, async (span) => {
    try {
      return await fn();
    } catch (error) {
      if (error instanceof Error) span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Runs `fn` as part of the trace that the caller's headers name (W3C `traceparent`), if they name one. */
export function continueTrace<T>(headers: Record<string, string | undefined>, fn: () => T): T {
  return context.with(propagation.extract(context.active(), headers), fn);
}
