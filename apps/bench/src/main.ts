import { fork } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { compareRates, type Row, rowOf } from "./compare.ts";
import { type BenchInstallation, prepareInstallation } from "./installation.ts";
import { weighPage } from "./page-weight.ts";
import { residentBytes, startProgram } from "./processes.ts";
import { tableOf } from "./report.ts";
import { measureTogether } from "./together.ts";

const { values } = parseArgs({
  options: {
    posts: { type: "string", default: "1000" },
    seconds: { type: "string", default: "4" },
    rounds: { type: "string", default: "5" },
    json: { type: "string" },
  },
});
const [posts, seconds, rounds] = [values.posts, values.seconds, values.rounds].map(Number) as [
  number,
  number,
  number,
];
const [port, barePort] = [4801, 4802];
const productUrl = `http://localhost:${port}`;
const bareUrl = `http://127.0.0.1:${barePort}`;
const tell = (line: string) => process.stderr.write(`${line}\n`);

/** The answers the bare server repeats byte for byte. */
async function capture(paths: string[]) {
  return Promise.all(
    paths.map(async (address) => {
      const answer = await fetch(productUrl + address, { headers: { "accept-encoding": "identity" } });
      if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
      const headers = Object.fromEntries(
        [...answer.headers].filter(
          ([name]) => !["transfer-encoding", "connection", "keep-alive", "date"].includes(name),
        ),
      );
      return { headers, body: Buffer.from(await answer.arrayBuffer()).toString("base64") };
    }),
  );
}

async function startBare(installation: BenchInstallation, answers: Awaited<ReturnType<typeof capture>>) {
  const child = fork(path.join(import.meta.dirname, "bare-server.ts"));
  child.send({
    port: barePort,
    databaseUrl: installation.databaseUrl,
    publicationId: installation.publicationId,
    answers,
  });
  await new Promise((resolve) => child.once("message", resolve));
  return child;
}

async function measureStart(installation: BenchInstallation): Promise<Row> {
  const pairs: [number, number][] = [];
  for (let round = 0; round < 3; round++) {
    const ours = await startProgram(
      "apps/web/server.ts",
      installation.environment,
      `${productUrl}/posts/post-number-1`,
    );
    await ours.stop();
    const theirs = await startProgram(
      "apps/bench/src/empty-server.ts",
      { ...process.env, PORT: String(barePort) },
      bareUrl,
    );
    await theirs.stop();
    pairs.push([ours.readyMs, theirs.readyMs]);
  }
  return rowOf("web process start to first page", "bare Node start", "ms", pairs);
}

tell(`Preparing ${posts} posts`);
const installation = await prepareInstallation(port, posts, (done) => {
  if (done % 250 === 0) tell(`  ${done}`);
});
const rows: Row[] = [];
try {
  rows.push(await measureStart(installation));
  const web = await startProgram("apps/web/server.ts", installation.environment, `${productUrl}/`);
  const worker = await startProgram("apps/worker/src/main.ts", installation.environment);
  const paths = [`/posts/post-number-${Math.ceil(posts / 2)}`, "/", "/api/v1/posts?limit=15"];
  const bare = await startBare(installation, await capture(paths));
  try {
    const load = { seconds, connections: 32 };
    const [post, home, list] = paths as [string, string, string];
    const same = "bare Node server, same bytes";
    const reading = [
      ["post page", same, post, "/bytes/0"],
      ["home page", same, home, "/bytes/1"],
      ["GET /api/v1/posts?limit=15", same, list, "/bytes/2"],
      ["GET /api/v1/posts?limit=15 (statement)", "bare Node + postgres.js, one statement", list, "/list"],
    ] as const;
    const resting = (await residentBytes(web.pid)) + (await residentBytes(worker.pid));
    for (const [name, against, ours, theirs] of reading) {
      tell(name);
      const product = { ...load, url: productUrl + ours };
      rows.push(await compareRates(name, against, product, { ...load, url: bareUrl + theirs }, rounds));
    }
    tell("saving a post");
    const saving = { seconds, connections: 8, headers: { cookie: installation.cookie } };
    const [mine, others] = [installation.postIds.slice(0, 8), installation.postIds.slice(8, 16)];
    rows.push(
      await compareRates(
        "saving a post, 8 people",
        "bare Node + postgres.js, the same statements",
        { ...saving, url: productUrl, saves: { postIds: mine, shape: "trpc" } },
        { ...saving, url: bareUrl, saves: { postIds: others, shape: "bare" } },
        rounds,
      ),
    );
    tell("writing together");
    const together = await measureTogether(installation, productUrl, seconds);
    const loaded = (await residentBytes(web.pid)) + (await residentBytes(worker.pid));
    const nothing = await residentBytes(bare.pid ?? 0);
    const mebibytes = (bytes: number) => bytes / 1024 / 1024;
    rows.push(
      rowOf("memory of web and worker at rest", "bare server after load", "MiB", [
        [mebibytes(resting), mebibytes(nothing)],
      ]),
    );
    rows.push(
      rowOf("memory of web and worker after load", "bare server after load", "MiB", [
        [mebibytes(loaded), mebibytes(nothing)],
      ]),
    );
    const weight = await weighPage(productUrl + post);
    const machine = { cores: availableParallelism(), node: process.version, posts, seconds, rounds };
    process.stdout.write(`${tableOf(rows)}\n\n`);
    process.stdout.write(
      `Post page: ${weight.script} bytes of script (gzip), ${weight.all} bytes in all without pictures (gzip), ${weight.requests} requests.\n`,
    );
    process.stdout.write(`${together.join("\n")}\n`);
    if (values.json)
      await writeFile(values.json, `${JSON.stringify({ machine, rows, weight, together }, null, 2)}\n`);
  } finally {
    bare.disconnect();
    await Promise.all([web.stop(), worker.stop()]);
  }
} finally {
  await installation.remove();
}
