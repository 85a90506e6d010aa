import cluster from "node:cluster";
import { collectGroupMetrics, joinGroupMetrics, metricsText } from "@broadsheet/telemetry/metrics";
import { isMetricsAnswer, isMetricsRequest, type MetricsAnswer } from "./messages.ts";

const patienceMs = 5_000;
let asked = 0;

/** The metrics of this process or, in a group, those of all members taken together. */
export async function groupMetricsText(): Promise<string> {
  if (!cluster.isWorker) return metricsText();
  const id = ++asked;
  const answer = new Promise<string | null>((resolve) => {
    const timer = setTimeout(() => settle(null), patienceMs);
    const settle = (text: string | null) => {
      clearTimeout(timer);
      process.off("message", receive);
      resolve(text);
    };
    const receive = (message: unknown) => {
      if (isMetricsAnswer(message) && message.id === id) settle(message.text);
    };
    process.on("message", receive);
  });
  process.send?.({ type: "metrics", id });
  return (await answer) ?? metricsText();
}

/** In the process that holds a group together: gives members the metrics of all. */
export function answerMetricsRequests(): void {
  const collect = collectGroupMetrics();
  cluster.on("message", (member, message: unknown) => {
    if (!isMetricsRequest(message)) return;
    const answer = (text: string | null) => {
      if (member.isConnected())
        member.send({ type: "metrics-answer", id: message.id, text } satisfies MetricsAnswer);
    };
    collect().then(answer, () => answer(null));
  });
}

/** In a member: its metrics are counted with those of the others. */
export function joinGroup(): void {
  if (cluster.isWorker) joinGroupMetrics();
}
