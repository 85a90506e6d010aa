import { Agent, request } from "node:http";
import type { BenchInstallation } from "../installation.ts";
import { figureRow, type Row } from "../row.ts";
import type { Web } from "../servers.ts";
import { percentile } from "../statistics.ts";

const patienceMs = 5_000;

/**
 * From the answer to "publish" of one process to the first answer of another that shows the post, at its own address and on the home page.
 * Both have kept what was there before.
 */
export async function measurePublishing(
  installation: BenchInstallation,
  here: Web,
  there: Web,
  posts: number,
): Promise<Row> {
  const agent = new Agent({ keepAlive: true });
  const drafts = await installation.withCaller(async (caller) => {
    const [author] = (await caller.authors.list({ limit: 1 })).items;
    const made = [];
    for (let n = 0; n < posts; n++)
      made.push(
        await caller.posts.create({
          title: `Fresh ${n}`,
          slug: `fresh-${n}`,
          authorIds: author ? [author.id] : [],
        }),
      );
    return made;
  });
  const times: number[] = [];
  for (const [n, { id, version }] of drafts.entries()) {
    const path = `/posts/fresh-${n}`;
    for (const address of ["/", path]) await get(agent, there.url + address);
    const answer = await fetch(`${here.url}/api/trpc/posts.publish`, {
      method: "POST",
      headers: { cookie: installation.cookie, "content-type": "application/json", origin: here.url },
      body: JSON.stringify({ id, version }),
    });
    if (!answer.ok) throw new Error(`Publishing answered ${answer.status}: ${await answer.text()}`);
    await answer.arrayBuffer();
    const began = performance.now();
    const seen = async (address: string, shows: (got: Got) => boolean) => {
      while (!shows(await get(agent, there.url + address)))
        if (performance.now() - began > patienceMs)
          throw new Error(`${address} never shows what was published`);
    };
    await Promise.all([
      seen(path, ({ status }) => status === 200),
      seen("/", ({ text }) => text.includes(`"${path}"`)),
    ]);
    times.push(performance.now() - began);
  }
  agent.destroy();
  const row = figureRow("publish to visible on the other instance, p99", "ms", times, { most: 100 });
  return { ...row, value: percentile(times, 0.99) };
}

interface Got {
  status: number;
  text: string;
}

function get(agent: Agent, url: string): Promise<Got> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}
