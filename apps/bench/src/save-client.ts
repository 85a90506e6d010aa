import { Agent, request } from "node:http";
import type { LoadRequest, LoadResult } from "./load.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body?: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { agent, method, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => {
        text += part;
      });
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

const document = (text: string) => ({
  type: "doc",
  content: Array.from({ length: 10 }, (_, n) => ({
    type: "paragraph",
    content: [{ type: "text", text: `${text} ${n} ${"word ".repeat(79)}.` }],
  })),
});

async function versionOf(base: URL, headers: Record<string, string>, id: string): Promise<number> {
  const url = new URL(`/api/trpc/posts.get?input=${encodeURIComponent(JSON.stringify({ id }))}`, base);
  const { text } = await send(url, "GET", headers);
  return JSON.parse(text).result.data.version;
}

process.once("message", async ({ url, seconds, connections, headers = {}, saves }: LoadRequest) => {
  if (!saves) throw new Error("Nothing to save");
  const base = new URL(url);
  const bare = saves.shape === "bare";
  const until = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const sending = { ...headers, "content-type": "application/json", origin: base.origin };
  const work = async (id: string) => {
    let version = bare
      ? Number((await send(new URL(`/version?id=${id}`, base), "GET", {})).text)
      : await versionOf(base, headers, id);
    for (let n = 0; performance.now() < until; n++) {
      const body = JSON.stringify({ id, version, document: document(`save ${n}`) });
      const began = performance.now();
      const answer = await send(
        bare ? new URL("/save", base) : new URL("/api/trpc/posts.save", base),
        "POST",
        sending,
        body,
      );
      if (answer.status === 200) version++;
      else failed++;
      times.push(performance.now() - began);
      if (failed > 20) throw new Error(`Saving fails: ${answer.status} ${answer.text.slice(0, 300)}`);
    }
  };
  await Promise.all(saves.postIds.slice(0, connections).map(work));
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
  const result: LoadResult = {
    perSecond: (times.length - failed) / seconds,
    p50: at(0.5),
    p99: at(0.99),
    failed,
    answered: times.length - failed,
  };
  agent.destroy();
  process.send?.(result, undefined, undefined, () => process.disconnect());
});
