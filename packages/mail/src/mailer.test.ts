import { once } from "node:events";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createLogger } from "@broadsheet/telemetry/logger";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMailer, type Mailer, type MailerOptions, type MailMessage } from "./mailer.ts";

const logger = createLogger({ name: "test", level: "silent" });
const message: MailMessage = {
  to: { address: "reader@example.org", name: "Rea Der" },
  subject: "Grüße – 你好",
  html: "<p>Hällo</p>",
  text: "Hällo",
  idempotencyKey: "invitation:1",
};

let dir: string;
const open: { stop(): Promise<unknown> }[] = [];

beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), "broadsheet-mail-"));
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.stop();
  await rm(dir, { recursive: true, force: true });
});

function mailer(options: Partial<MailerOptions> = {}): Mailer {
  const from = { address: "post@plum.example", name: "The Daily Plum" };
  const made = createMailer({ dir, from, logger, retryDelayMs: 5, timeoutMs: 1_000, ...options });
  open.push(made);
  return made;
}

/** A real SMTP server that keeps what it gets. */
async function smtpServer(options: SMTPServerOptions = {}, port = 0) {
  const raw: string[] = [];
  const envelopes: { from: string; to: string[] }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        raw.push(Buffer.concat(chunks).toString("utf8"));
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        envelopes.push({ from, to: session.envelope.rcptTo.map((each) => each.address) });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  const socket = server.listen(port, "127.0.0.1");
  await once(socket, "listening");
  const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
  open.push({ stop });
  const { port: bound } = socket.address() as AddressInfo;
  return { raw, envelopes, stop, port: bound, url: `smtp://127.0.0.1:${bound}` };
}

const refusal = (responseCode: number) =>
  Object.assign(new Error(`refused ${responseCode}`), { responseCode });

describe("by SMTP", () => {
  it("delivers both parts, names and a Message-ID that follows from the key", async () => {
    const server = await smtpServer();
    const one = mailer({ smtpUrl: server.url });
    const replyTo = { address: "ada@plum.example" };
    const headers = { "List-Unsubscribe": "<https://plum.example/u/1>" };
    const { messageId } = await one.send({ ...message, replyTo, headers });
    const got = await PostalMime.parse(server.raw[0] ?? "");
    expect(server.envelopes[0]).toEqual({ from: "post@plum.example", to: ["reader@example.org"] });
    expect(got).toMatchObject({
      subject: message.subject,
      from: { address: "post@plum.example", name: "The Daily Plum" },
      to: [{ address: "reader@example.org", name: "Rea Der" }],
      replyTo: [{ address: "ada@plum.example" }],
      messageId,
    });
    expect(got.text?.trim()).toBe(message.text);
    expect(got.html?.trim()).toBe(message.html);
    const header = (name: string) => got.headers.find(({ key }) => key === name)?.value;
    expect(header("list-unsubscribe")).toBe("<https://plum.example/u/1>");
    expect(header("auto-submitted")).toBe("auto-generated");
    expect((await one.send(message)).messageId).toBe(messageId);
    expect((await one.send({ ...message, idempotencyKey: "invitation:2" })).messageId).not.toBe(messageId);
  });

  it("signs in with the address's user and password", async () => {
    const seen: unknown[] = [];
    const server = await smtpServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth(auth, _session, done) {
        seen.push(auth.username, auth.password);
        done(null, { user: auth.username });
      },
    });
    await mailer({ smtpUrl: `smtp://us%40er:p%2Fss@127.0.0.1:${server.port}` }).send(message);
    expect(seen).toEqual(["us@er", "p/ss"]);
  });

  it("tries again when the server says later, and gives up when it says never", async () => {
    let tries = 0;
    let answer = (n: number): Error | null => (n < 3 ? refusal(451) : null);
    const server = await smtpServer({
      onRcptTo(_address, _session, done) {
        tries += 1;
        done(answer(tries));
      },
    });
    const one = mailer({ smtpUrl: server.url });
    await one.send(message);
    expect([tries, server.raw.length]).toEqual([3, 1]);
    tries = 0;
    answer = () => refusal(550);
    await expect(one.send(message)).rejects.toMatchObject({ name: "MailError", permanent: true });
    expect(tries).toBe(1);
    tries = 0;
    answer = () => refusal(421);
    await expect(one.send(message)).rejects.toMatchObject({ name: "MailError", permanent: false });
    expect(tries).toBe(3);
  });

  it("goes on after the server was away", async () => {
    const first = await smtpServer();
    const one = mailer({ smtpUrl: first.url });
    await one.send(message);
    await first.stop();
    await expect(one.send(message)).rejects.toMatchObject({ permanent: false });
    const second = await smtpServer({}, first.port);
    await one.send(message);
    expect(second.raw).toHaveLength(1);
  });

  it("does not wait for a server that says nothing, and after a while not at all", async () => {
    const server = await smtpServer({ onConnect: () => {} });
    const one = mailer({ smtpUrl: server.url, timeoutMs: 100 });
    const send = () => one.send(message).catch((error: Error) => error);
    const start = performance.now();
    expect(await send()).toMatchObject({ name: "MailError", permanent: false });
    expect(await send()).toMatchObject({ name: "MailError", permanent: false });
    expect(performance.now() - start).toBeLessThan(5_000);
    const third = performance.now();
    expect(await send()).toMatchObject({ message: "The SMTP server cannot be reached", permanent: false });
    expect(performance.now() - third).toBeLessThan(500);
  });

  it("never tells the password in an error", async () => {
    const one = mailer({ smtpUrl: "smtp://user:hunter2@127.0.0.1:1" });
    const error = await one.send(message).catch((reason: Error) => reason);
    expect(String(error)).not.toContain("hunter2");
  });
});

describe("as files", () => {
  it("writes what would have been sent, and reads it back", async () => {
    const one = mailer({ now: () => new Date("2026-01-02T03:04:05Z") });
    const { id } = await one.send(message);
    expect((await one.listOutbox()).items).toEqual([
      {
        id,
        at: "2026-01-02T03:04:05.000Z",
        from: "post@plum.example",
        to: "reader@example.org",
        subject: message.subject,
      },
    ]);
    const mail = await one.readOutbox(id);
    expect(mail?.html.trim()).toBe(message.html);
    expect(mail?.text.trim()).toBe(message.text);
    expect(mail?.raw).toContain("Message-ID: <");
  });

  it("writes one file for one key, also when two do it at the same moment", async () => {
    const [one, two] = [mailer(), mailer()];
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, i) => (i % 2 ? one : two).send(message)),
    );
    expect(results.filter((result) => !result.duplicate)).toHaveLength(1);
    expect((await one.listOutbox()).items).toHaveLength(1);
    expect(await readdir(dir)).toHaveLength(1);
  });

  it("keeps them from other people of the machine", async () => {
    const fresh = path.join(dir, "outbox");
    await mailer({ dir: fresh }).send(message);
    expect((await stat(fresh)).mode & 0o077).toBe(0);
  });

  it("lists newest first, in pages, and keeps only so many", async () => {
    let minute = 0;
    const one = mailer({ maxOutbox: 5, now: () => new Date(Date.UTC(2026, 0, 1, 0, minute++)) });
    for (let i = 0; i < 7; i++)
      await one.send({ ...message, subject: `Mail ${i}`, idempotencyKey: String(i) });
    const first = await one.listOutbox({ limit: 2 });
    const second = await one.listOutbox({ limit: 2, cursor: first.nextCursor });
    const third = await one.listOutbox({ limit: 2, cursor: second.nextCursor });
    const subjects = [first, second, third].map((page) => page.items.map((item) => item.subject));
    expect(subjects).toEqual([["Mail 6", "Mail 5"], ["Mail 4", "Mail 3"], ["Mail 2"]]);
    expect(third.nextCursor).toBeUndefined();
  });

  it("reads nothing outside its folder", async () => {
    const one = mailer();
    await one.send(message);
    for (const id of ["../../etc/passwd", "..", "", "x".repeat(32), `${"0".repeat(31)}/`, "0".repeat(32)]) {
      expect(await one.readOutbox(id)).toBeUndefined();
    }
    expect((await mailer({ dir: path.join(dir, "nowhere") }).listOutbox()).items).toEqual([]);
  });
});

describe("hostile input", () => {
  it("never begins another header", async () => {
    const server = await smtpServer();
    const one = mailer({ smtpUrl: server.url });
    const evil = "Hi\r\nBcc: victim@example.org\r\n\r\nbody\u2028x";
    await one.send({
      ...message,
      subject: evil,
      to: { address: "reader@example.org", name: evil },
      from: { address: "post@plum.example", name: evil },
      headers: { "X-Thing": evil },
    });
    expect(server.envelopes[0]?.to).toEqual(["reader@example.org"]);
    const got = await PostalMime.parse(server.raw[0] ?? "");
    expect(got.bcc ?? []).toEqual([]);
    expect(got.headers.map(({ key }) => key)).not.toContain("bcc");
    expect(got.subject).toBe("Hi Bcc: victim@example.org body x");
    expect(got.text?.trim()).toBe(message.text);
  });

  it("refuses what is not one address, and headers that are not ours to give", async () => {
    const one = mailer();
    for (const address of ["", "a", "a@b@c", "a@b, c@d", "a@b\r\nBcc: x@y", "<a@b>", "a b@c", "a@b;c@d"]) {
      await expect(one.send({ ...message, to: { address } })).rejects.toMatchObject({ permanent: true });
    }
    for (const name of ["Bcc", "from", "Message-Id", "X Y", "X:Y", "", "X\r\nBcc"]) {
      await expect(one.send({ ...message, headers: { [name]: "x" } })).rejects.toMatchObject({
        permanent: true,
      });
    }
    await expect(one.send({ ...message, idempotencyKey: "" })).rejects.toMatchObject({ permanent: true });
    expect((await one.listOutbox()).items).toEqual([]);
  });

  it("attaches no file and fetches no address from what a mail says", async () => {
    const one = mailer();
    const { id } = await one.send({ ...message, html: '<img src="file:///etc/passwd">', text: "x" });
    expect((await one.readOutbox(id))?.raw).not.toContain("root:");
  });
});
