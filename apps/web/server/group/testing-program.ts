/** A web process for the tests of groups: answers with its own id, after a moment, so that requests are under way when it ends. */
import cluster from "node:cluster";
import { createLogger } from "@broadsheet/telemetry/logger";
import { counter } from "@broadsheet/telemetry/metrics";
import { readWebEnv } from "../env.ts";
import { onStopRequested } from "../stop-signals.ts";
import { createWebServer } from "../web-server.ts";
import { groupMetricsText, joinGroup } from "./group-metrics.ts";
import { startGroup } from "./start-group.ts";

const answerAfterMs = 5;
const slowAnswerAfterMs = 600;

async function startMember(port: number): Promise<void> {
  joinGroup();
  const answered = counter({ name: "test_answers", help: "Answers given." });
  const web = createWebServer({
    layers: [
      async (req, res) => {
        if (req.url === "/metrics") return void res.end(await groupMetricsText());
        answered.inc();
        if (req.url === "/crash") process.exit(3);
        const ms = req.url === "/slow" ? slowAnswerAfterMs : answerAfterMs;
        await new Promise((resolve) => setTimeout(resolve, ms));
        res.end(String(process.pid));
      },
    ],
    onError: () => undefined,
  });
  onStopRequested(async () => {
    await web.drain.stop(5_000);
    process.exit(0);
  }, false);
  const listening = await web.listen(port, "127.0.0.1");
  process.send?.({ type: "ready", port: listening });
}

const env = readWebEnv([]);
if (cluster.isPrimary) await startGroup(env, createLogger({ name: "group", level: "silent" }), false);
else await startMember(env.port);
