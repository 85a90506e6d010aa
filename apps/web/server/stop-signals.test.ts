import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { expect, it } from "vitest";

const module = new URL("./stop-signals.ts", import.meta.url).href;

/** A process that says why it was asked to stop, and ends. Resolves once it listens. */
async function start(watchStdin: boolean): Promise<{ child: ChildProcess; reason: Promise<string> }> {
  const code = `import { onStopRequested } from "${module}";
    const alive = setInterval(() => {}, 1000);
    onStopRequested((reason) => { console.log(reason); clearInterval(alive); process.exit(0); }, ${watchStdin});
    process.send("listening");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  // Not "close", which does not come once the parent has disconnected.
  const reason = Promise.all([child.stdout ? text(child.stdout) : "", once(child, "exit")]).then(([output]) =>
    output.trim(),
  );
  await once(child, "message");
  return { child, reason };
}

it.each(["SIGTERM", "SIGINT"] as const)("stops on %s", async (signal) => {
  const { child, reason } = await start(false);
  child.kill(signal);
  expect(await reason).toBe(signal);
});

it("stops when the process that started it is gone", async () => {
  const { child, reason } = await start(false);
  child.disconnect();
  expect(await reason).toBe("parent");
});

it("stops at the end of its input where that was asked for", async () => {
  const { child, reason } = await start(true);
  child.stdin?.end();
  expect(await reason).toBe("parent");
});

it("does not mind the end of its input otherwise", async () => {
  const { child, reason } = await start(false);
  child.stdin?.end();
  child.kill("SIGTERM");
  expect(await reason).toBe("SIGTERM");
});

it("takes a signal that comes twice at once for one, and goes on with what it ends", async () => {
  const code = `import { onStopRequested } from "${module}";
    onStopRequested((reason) => { setTimeout(() => { console.log(reason); process.exit(0); }, 300); }, false);
    process.send("listening");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["pipe", "pipe", "inherit", "ipc"],
  });
  await once(child, "message");
  child.kill("SIGTERM");
  child.kill("SIGINT");
  const [exit] = await once(child, "exit");
  expect(exit).toBe(0);
});
