import { newSharedDocument } from "@broadsheet/document/collab/shared-document";
import * as Y from "yjs";
import type { BenchInstallation } from "./installation.ts";
import { figureRow, type Row } from "./row.ts";
import { percentile } from "./statistics.ts";

const words = (count: number) => "word ".repeat(count).trim();
const paragraphs = Array.from({ length: 100 }, (_, n) => ({
  type: "paragraph",
  content: [{ type: "text", text: `${n} ${words(99)}.` }],
}));
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, "base64"));
interface Replica {
  doc: Y.Doc;
  documentId: string;
  seq: number;
  push(): Promise<void>;
}

/** What a browser calls, over HTTP. */
function studio(url: string, cookie: string) {
  const headers = { cookie, "content-type": "application/json", origin: url };
  const call = async (name: string, input: object) => {
    const answer = await fetch(`${url}/api/trpc/posts.collab.${name}`, {
      method: "POST",
      headers,
      body: JSON.stringify(input),
    });
    const { result, error } = (await answer.json()) as {
      result?: { data: never };
      error?: { message: string };
    };
    if (!result) throw new Error(`${name}: ${error?.message}`);
    return result.data as { documentId: string; seq: number; update: string };
  };
  const sync = (postId: string) => call("sync", { postId, stateVector: null });
  async function open(postId: string): Promise<Replica> {
    const { doc } = newSharedDocument();
    const { update, documentId, seq } = await sync(postId);
    Y.applyUpdate(doc, bytesOf(update));
    let known = Y.encodeStateVector(doc);
    const push = async () => {
      const next = Y.encodeStateAsUpdate(doc, known);
      known = Y.encodeStateVector(doc);
      await call("push", { postId, documentId, client: doc.clientID, update: base64(next) });
    };
    return { doc, documentId, seq, push };
  }
  /** Calls back for each event of a held line. */
  async function follow(
    postId: string,
    replica: Replica,
    heard: (event: string) => void,
  ): Promise<() => void> {
    const line = new AbortController();
    const input = { postId, documentId: replica.documentId, client: 1, after: replica.seq };
    const address = `${url}/api/trpc/posts.collab.changes?input=${encodeURIComponent(JSON.stringify(input))}`;
    const answer = await fetch(address, { headers: { cookie }, signal: line.signal });
    const read = async () => {
      const decoder = new TextDecoder();
      let rest = "";
      for await (const chunk of answer.body ?? []) {
        const events = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
        rest = events.pop() ?? "";
        for (const event of events) heard(event);
      }
    };
    read().catch(() => {});
    return () => line.abort();
  }
  return { sync, open, follow };
}

function posts(installation: BenchInstallation, count: number): Promise<string[]> {
  return installation.withCaller(async (caller) => {
    const [author] = (await caller.authors.list({ limit: 1 })).items;
    const made: string[] = [];
    for (let n = 0; n < count; n++) {
      const document = { type: "doc" as const, content: paragraphs };
      const authorIds = author ? [author.id] : [];
      made.push((await caller.posts.create({ title: `Together ${n}`, document, authorIds })).id);
    }
    return made;
  });
}

/** Time from a push to the other's line hearing of it, of 300 of them, a keystroke apart. Milliseconds. */
async function keystrokes(browser: ReturnType<typeof studio>, postId: string) {
  const [writer, reader] = [await browser.open(postId), await browser.open(postId)];
  let heard: () => void = () => {};
  const hangUp = await browser.follow(postId, reader, (event) => {
    if (event.includes('"updates":["')) heard();
  });
  const times: number[] = [];
  for (let n = 0; n < 300; n++) {
    const arrived = new Promise<void>((resolve) => {
      heard = resolve;
    });
    writer.doc.getText("title").insert(0, "x");
    const began = performance.now();
    await Promise.all([writer.push(), arrived]);
    times.push(performance.now() - began);
  }
  hangUp();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/** Acknowledged updates per second of people who each write in a post of their own, without pausing. */
async function relayed(browser: ReturnType<typeof studio>, ids: string[], seconds: number): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let count = 0;
  await Promise.all(
    ids.map(async (id) => {
      const replica = await browser.open(id);
      for (; performance.now() < until; count++) {
        replica.doc.getText("title").insert(0, "x");
        await replica.push();
      }
    }),
  );
  return count / seconds;
}

/** Writing together, against the running product. The last post has 10,000 words and gets 10,000 updates before it is opened. */
export async function measureTogether(
  installation: BenchInstallation,
  url: string,
  seconds: number,
): Promise<Row[]> {
  const browser = studio(url, installation.cookie);
  const ids = await posts(installation, 9);
  const [long = "", ...others] = ids;
  const { p50, p99 } = await keystrokes(browser, others[0] ?? "");
  const rate = await relayed(browser, others, seconds);
  const writer = await browser.open(long);
  for (let n = 0; n < 10_000; n++) {
    const text = writer.doc.getText("excerpt");
    if (text.length > 200) text.delete(0, 100);
    else text.insert(text.length, "x");
    await writer.push();
  }
  const loads: number[] = [];
  let size = 0;
  for (let n = 0; n < 9; n++) {
    const began = performance.now();
    const { update } = await browser.sync(long);
    Y.applyUpdate(newSharedDocument().doc, bytesOf(update));
    loads.push(performance.now() - began);
    size = update.length;
  }
  return [
    figureRow("keystroke on the other person's line, p50, without the 60 ms that an editor gathers", "ms", [
      p50,
    ]),
    figureRow("keystroke on the other person's line, p99", "ms", [p99]),
    figureRow("updates that 8 people have acknowledged", "per second", [rate]),
    figureRow("opening 10,000 words with 10,000 past updates", "ms", loads),
    figureRow("the same, sent", "KB", [size / 1024]),
  ];
}
