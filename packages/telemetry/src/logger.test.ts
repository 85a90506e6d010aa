import { Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { createLogger } from "./logger.ts";
import { requestIdFrom, runWithRequest } from "./request.ts";

function memory() {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return { destination, text: () => lines.join(""), last: () => JSON.parse(lines.at(-1) ?? "null") };
}

describe("createLogger", () => {
  it("hides secrets by key at any depth, in children and in errors", () => {
    const out = memory();
    const logger = createLogger({ name: "test", destination: out.destination });
    const error = Object.assign(new Error("connect postgres://app:hunter2@db/x"), {
      config: { password: "hunter2" },
    });
    logger.info({
      password: "hunter2",
      user: {
        resetToken: "hunter2",
        deep: [{ headers: { "Set-Cookie": "hunter2", authorization: "hunter2" } }],
      },
    });
    logger.child({ apiKey: "hunter2" }).info("child");
    logger.error({ err: error }, "failed");
    logger.error(error);
    expect(out.text()).not.toContain("hunter2");
    expect(out.last().err.message).toBe("connect postgres://app:[redacted]@db/x");
    expect(out.last().err.stack).toContain("logger.test.ts");
  });

  it("hides secrets inside text", () => {
    const out = memory();
    const logger = createLogger({ name: "test", destination: out.destination });
    logger.info(
      { url: "/sign-in?token=hunter2&next=/studio" },
      "GET /claim?code=hunter2 with Bearer hunter2hunter2",
    );
    expect(out.text()).not.toContain("hunter2");
    expect(out.last().url).toBe("/sign-in?token=[redacted]&next=/studio");
  });

  it("leaves ordinary fields and dates alone", () => {
    const out = memory();
    createLogger({ name: "test", destination: out.destination }).info({
      post: { tokens: 3, at: new Date(0), title: "Key to the city" },
    });
    expect(out.last()).toMatchObject({
      name: "test",
      level: "info",
      post: { tokens: 3, at: "1970-01-01T00:00:00.000Z", title: "Key to the city" },
    });
  });

  it("writes the request's id on every line of it, also after awaiting", async () => {
    const out = memory();
    const logger = createLogger({ name: "test", destination: out.destination });
    await runWithRequest({ requestId: "r-1" }, async () => {
      await Promise.resolve();
      logger.info("inside");
    });
    expect(out.last().requestId).toBe("r-1");
    logger.info("outside");
    expect(out.last()).not.toHaveProperty("requestId");
  });

  it("tells which statement failed, not what it was given", () => {
    const out = memory();
    const cause = new Error("duplicate key value");
    const error = Object.assign(
      new Error(
        "Failed query: insert into users values ($1, $2)\nparams: ada@example.org,$argon2id$v=19$abc",
        {
          cause,
        },
      ),
      { query: "insert into users values ($1, $2)", params: ["ada@example.org", "$argon2id$v=19$abc"] },
    );
    createLogger({ name: "test", destination: out.destination }).error({ err: error }, "procedure failed");
    expect(out.text()).toContain("insert into users");
    expect(out.text()).toContain("duplicate key value");
    expect(out.text()).not.toMatch(/ada@|argon2id/);
  });

  it("respects the level and writes for people on demand", () => {
    const out = memory();
    createLogger({ name: "test", level: "warn", destination: out.destination }).info("quiet");
    expect(out.text()).toBe("");
    createLogger({ name: "test", pretty: true, destination: out.destination }).warn("loud");
    expect(out.text()).toContain("WARN");
    expect(out.text()).toContain("loud");
  });
});

describe("requestIdFrom", () => {
  it("keeps a harmless id and replaces everything else", () => {
    expect(requestIdFrom("abcdef-123456")).toBe("abcdef-123456");
    for (const bad of [
      null,
      undefined,
      "",
      "short",
      "a b c d e f g",
      "x\ny-injected-line",
      "a".repeat(129),
    ]) {
      expect(requestIdFrom(bad)).toMatch(/^[0-9a-f-]{36}$/);
    }
  });
});
