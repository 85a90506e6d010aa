import { setTimeout } from "node:timers/promises";

const patienceMs = 30_000;
const pauseMs = 100;

/**
 * Waits until the web process says that the services it needs answer (`/readyz`). When they do not within half a minute it says so and
 * goes on: the site may still serve what it can.
 */
export async function waitUntilReady(
  host: string,
  port: number,
  log: (message: string) => void,
): Promise<void> {
  const address = `http://${["0.0.0.0", "::"].includes(host) ? "localhost" : bracketed(host)}:${port}/readyz`;
  const began = performance.now();
  for (;;) {
    const answer = await ask(address);
    if (answer === "ready") return;
    if (performance.now() - began > patienceMs) {
      log(
        `Not everything is ready (${address} says: ${answer}); \`npm run broadsheet -- doctor\` tells more.`,
      );
      return;
    }
    await setTimeout(pauseMs);
  }
}

function bracketed(host: string): string {
  return host.includes(":") ? `[${host}]` : host;
}

async function ask(address: string): Promise<string> {
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(5000) });
    const text = await response.text();
    return response.ok ? "ready" : text.slice(0, 500);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
