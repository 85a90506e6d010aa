import { createHash, createHmac } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** The part of S3 that the store uses, as a server that believes nobody: it checks each request's signature (AWS SigV4). */
export async function startTestS3() {
  const credentials = { accessKeyId: "test-key", secretAccessKey: "test/secret+key" };
  const objects = new Map<string, { body: Buffer; type: string }>();
  const uploads = new Map<string, Map<number, Buffer>>();
  const state = { failures: 0, requests: 0, silent: false };

  const server = createServer(async (request, response) => {
    state.requests += 1;
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (state.silent) return;
    if (state.failures > 0) {
      state.failures -= 1;
      return void fail(response, 503, "SlowDown");
    }
    if (!isSigned(request, body, credentials)) return void fail(response, 403, "SignatureDoesNotMatch");
    answer(request, body, response);
  });

  function answer(request: IncomingMessage, body: Buffer, response: ServerResponse) {
    const url = new URL(request.url ?? "/", "http://s3");
    const key = decodeURIComponent(url.pathname);
    const upload = url.searchParams.get("uploadId");
    if (request.method === "POST" && url.searchParams.has("uploads")) {
      const id = String(uploads.size + 1);
      uploads.set(id, new Map());
      return response.end(
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    }
    if (upload !== null && request.method === "PUT") {
      uploads.get(upload)?.set(Number(url.searchParams.get("partNumber")), body);
      return response.setHeader("etag", `"part"`).end();
    }
    if (upload !== null && request.method === "POST") {
      const parts = [...(uploads.get(upload) ?? [])].sort(([a], [b]) => a - b).map(([, part]) => part);
      objects.set(key, { body: Buffer.concat(parts), type: "multipart" });
      return response.end(`<CompleteMultipartUploadResult><ETag>"m"</ETag></CompleteMultipartUploadResult>`);
    }
    if (request.method === "PUT") {
      objects.set(key, { body, type: request.headers["content-type"] ?? "" });
      return response.setHeader("etag", etag(body)).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    const found = objects.get(key);
    if (!found) return fail(response, 404, "NoSuchKey");
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "");
    const part = range
      ? found.body.subarray(Number(range[1]), range[2] ? Number(range[2]) + 1 : undefined)
      : found.body;
    response.writeHead(range ? 206 : 200, {
      "content-type": found.type,
      "content-length": part.length,
      etag: etag(found.body),
      "last-modified": new Date(0).toUTCString(),
    });
    return response.end(request.method === "HEAD" ? undefined : part);
  }

  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    objects,
    state,
    options: {
      bucket: "media",
      region: "eu-central-1",
      endpoint: `http://127.0.0.1:${port}`,
      ...credentials,
    },
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

function etag(body: Buffer): string {
  return `"${createHash("md5").update(body).digest("hex")}"`;
}

function fail(response: ServerResponse, status: number, code: string) {
  response.writeHead(status, { "content-type": "application/xml" });
  return response.end(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

const hash = (data: string | Buffer) => createHash("sha256").update(data).digest("hex");
const hmac = (key: string | Buffer, data: string) => createHmac("sha256", key).update(data).digest();
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(
  request: IncomingMessage,
  body: Buffer,
  { accessKeyId, secretAccessKey }: { accessKeyId: string; secretAccessKey: string },
): boolean {
  const form =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=(\w+)$/;
  const [, id, date = "", region = "", signed = "", signature] =
    form.exec(request.headers.authorization ?? "") ?? [];
  const payload = String(request.headers["x-amz-content-sha256"] ?? "");
  if (id !== accessKeyId || (payload !== "UNSIGNED-PAYLOAD" && payload !== hash(body))) return false;
  const url = new URL(request.url ?? "/", "http://s3");
  const query = [...url.searchParams].map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const headers = signed.split(";").map((name) => `${name}:${String(request.headers[name]).trim()}\n`);
  const canonical = [request.method, url.pathname, query.join("&"), headers.join(""), signed, payload].join(
    "\n",
  );
  const time = String(request.headers["x-amz-date"]);
  const toSign = ["AWS4-HMAC-SHA256", time, `${date}/${region}/s3/aws4_request`, hash(canonical)].join("\n");
  const key = hmac(hmac(hmac(hmac(`AWS4${secretAccessKey}`, date), region), "s3"), "aws4_request");
  return hmac(key, toSign).toString("hex") === signature;
}
