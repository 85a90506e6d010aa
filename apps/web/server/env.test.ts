import { describe, expect, it } from "vitest";
import { readWebEnv } from "./env.ts";

const read = (env: Record<string, string>, argv: string[] = []) => readWebEnv(argv, env as NodeJS.ProcessEnv);

describe("the web process's variables", () => {
  it("listen on this machine alone, at 3000, unless asked otherwise", () => {
    expect(read({})).toMatchObject({ host: "127.0.0.1", port: 3000, dev: false, drainMs: 10_000 });
    expect(read({}).pages).toMatchObject({ cacheBytes: 64 * 1024 * 1024, rendersAtOnce: 16 });
    expect(read({ HOST: "::", PORT: "8080" }, ["--dev"])).toMatchObject({
      host: "::",
      port: 8080,
      dev: true,
    });
  });

  it.each([
    [{ PORT: "http" }, "PORT must be a whole number from 0 to 65535"],
    [{ PORT: "70000" }, "PORT must be"],
    [{ PORT: "80.5" }, "PORT must be"],
    [{ SHUTDOWN_SECONDS: "-1" }, "SHUTDOWN_SECONDS must be"],
    [{ PAGE_CACHE_MEGABYTES: "64m" }, "PAGE_CACHE_MEGABYTES must be a whole number from 0 to 65536"],
    [{ RENDERS_AT_ONCE: "0" }, "RENDERS_AT_ONCE must be"],
    [{ METRICS_TOKEN: "short" }, "METRICS_TOKEN must be 16 characters"],
    [{ TRUSTED_PROXIES: "10.0.0.0/8, proxy.local" }, 'TRUSTED_PROXIES: "proxy.local" is not'],
  ])("%j is refused by name", (env, message) => {
    expect(() => read(env)).toThrow(message);
  });
});
