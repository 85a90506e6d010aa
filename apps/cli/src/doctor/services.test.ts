import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test, vi } from "vitest";
import { freePort } from "../testing/run-cli.ts";
import { judgeRole, judgeVersion } from "./database.ts";
import { examineNode, judgeSpace } from "./machine.ts";
import { examineMail, examineMedia, examineRedis } from "./services.ts";

test("what is not set is well, and says what is used instead", async () => {
  const findings = [
    await examineRedis(undefined),
    await examineMail(undefined),
    await examineMedia(undefined),
  ];
  for (const finding of findings)
    expect(finding).toMatchObject({ outcome: "ok", text: expect.stringMatching(/not set/) });
});

test("a Redis that answers, and one that does not", async () => {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  expect(await examineRedis(url)).toMatchObject({
    outcome: "failed",
    text: expect.stringContaining("correct REDIS_URL"),
  });
  const server = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""]);
  try {
    await vi.waitFor(async () => expect(await examineRedis(url)).toMatchObject({ outcome: "ok" }), {
      timeout: 10_000,
    });
  } finally {
    server.kill();
    await once(server, "exit");
  }
});

test("a mail server and a bucket that are not there, without their passwords", async () => {
  const port = await freePort();
  const mail = await examineMail(`smtp://user:hunter2@127.0.0.1:${port}`);
  expect(mail).toMatchObject({ outcome: "failed", text: expect.stringContaining("correct SMTP_URL") });
  const media = await examineMedia({
    bucket: "media",
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    accessKeyId: "key",
    secretAccessKey: "hunter2",
  });
  expect(media).toMatchObject({
    outcome: "failed",
    text: expect.stringContaining("correct the S3_ variables"),
  });
  expect(mail.text + media.text).not.toContain("hunter2");
});

test.each([
  ["v22.18.0", "ok"],
  ["22.17.1", "failed"],
  ["24.0.0", "ok"],
  ["20.20.2", "failed"],
])("Node %s: %s", (version, outcome) => {
  expect(examineNode(version.replace("v", "")).outcome).toBe(outcome);
});

test("space, version and role are judged", () => {
  const gib = 1024 ** 3;
  expect([5 * gib, gib / 2, gib / 100].map((free) => judgeSpace(free, "/data").outcome)).toEqual([
    "ok",
    "warning",
    "failed",
  ]);
  const facts = { version: "14.9", versionNumber: 140_009, user: "app", bypassesRowSecurity: false };
  expect(judgeVersion(facts).outcome).toBe("failed");
  expect(judgeVersion({ ...facts, versionNumber: 150_000 }).outcome).toBe("ok");
  expect(judgeRole(facts).outcome).toBe("ok");
  expect(judgeRole({ ...facts, bypassesRowSecurity: true }).outcome).toBe("warning");
});
