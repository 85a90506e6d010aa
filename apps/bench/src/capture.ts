import { request } from "node:http";

export interface CapturedAnswer {
  headers: Record<string, string>;
  /** Base64. */
  body: string;
}

const ownToTheServer = new Set([
  "transfer-encoding",
  "connection",
  "keep-alive",
  "date",
  "x-request-id",
  "cache-status",
]);

/** An answer as it comes over the line, compressed where that was asked for: what the bare server repeats byte for byte. */
export function captureAnswer(url: string, encoding: "identity" | "gzip"): Promise<CapturedAnswer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { headers: { "accept-encoding": encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () => {
        if (answer.statusCode !== 200) return reject(new Error(`${url} answered ${answer.statusCode}`));
        const headers = Object.fromEntries(
          Object.entries(answer.headers).filter(([name]) => !ownToTheServer.has(name)),
        ) as Record<string, string>;
        resolve({ headers, body: Buffer.concat(chunks).toString("base64") });
      });
    });
    outgoing.on("error", reject);
    outgoing.end();
  });
}

/** Asks until it is kept in this encoding, which is made beside the first answers, then captures it. */
export async function captureKept(url: string, encoding: "identity" | "gzip"): Promise<CapturedAnswer> {
  for (let tries = 0; tries < 200; tries++) {
    const answer = await captureAnswer(url, encoding);
    if (tries > 1 && (answer.headers["content-encoding"] ?? "identity") === encoding) return answer;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`${url} is not sent as ${encoding}`);
}
