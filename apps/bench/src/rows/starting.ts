import type { BenchInstallation } from "../installation.ts";
import { residentMebibytes, startProgram } from "../processes.ts";
import { figureRow, type Row, ratioRow } from "../row.ts";
import { startWeb } from "../servers.ts";

/** From the start of a process to its first answer, in turn with an empty one of Node. */
export async function measureStart(
  installation: BenchInstallation,
  port: number,
  rounds: number,
): Promise<Row> {
  const pairs: { product: number; bare: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const ours = await startWeb(installation, port);
    await ours.stop();
    const environment = { ...process.env, PORT: String(port) };
    const theirs = await startProgram(
      "apps/bench/src/empty-server.ts",
      environment,
      `http://127.0.0.1:${port}`,
    );
    await theirs.stop();
    pairs.push({ product: ours.readyMs, bare: theirs.readyMs });
  }
  const times = pairs.map(({ product }) => product);
  return {
    ...figureRow("start to the first answered page (built)", "ms", times, { most: 2500 }),
    against: "bare Node start",
    pair: ratioRow("", "", "ms", pairs).pair,
  };
}

const together = async (pids: readonly number[], when: "now" | "most") =>
  (await Promise.all(pids.map((pid) => residentMebibytes(pid, when)))).reduce((sum, one) => sum + one, 0);

/** Memory of web and worker once they have started and nothing is asked of them. */
export async function measureRest(pids: readonly number[]): Promise<Row> {
  return figureRow("memory of web and worker, at rest", "MB", [await together(pids, "now")], { most: 350 });
}

/** The most they ever took. */
export async function measureLoaded(pids: readonly number[]): Promise<Row> {
  return figureRow(
    "memory of web and worker, under load (the most ever)",
    "MB",
    [await together(pids, "most")],
    {
      most: 600,
    },
  );
}
