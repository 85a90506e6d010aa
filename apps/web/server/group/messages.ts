/** What a program says over its IPC channel once it answers. */
export interface Ready {
  type: "ready";
  port: number;
}

/** A member asks for the metrics of all, and gets them. */
export interface MetricsRequest {
  type: "metrics";
  id: number;
}
export interface MetricsAnswer extends Omit<MetricsRequest, "type"> {
  type: "metrics-answer";
  /** Null when they could not be collected. */
  text: string | null;
}

const ofType = <T extends { type: string }>(message: unknown, type: T["type"]): message is T =>
  typeof message === "object" && message !== null && "type" in message && message.type === type;

export const isReady = (message: unknown) => ofType<Ready>(message, "ready");
export const isMetricsRequest = (message: unknown) => ofType<MetricsRequest>(message, "metrics");
export const isMetricsAnswer = (message: unknown) => ofType<MetricsAnswer>(message, "metrics-answer");
