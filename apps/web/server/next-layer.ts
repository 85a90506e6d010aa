import { prepareNodeEnv } from "./env.ts";
import type { Layer } from "./layer.ts";

export interface NextLayer {
  layer: Layer;
  close: () => Promise<void>;
}

/** Loads Next from `dir`: its build, or with `dev` its bundler. It is the last layer and answers everything. */
export async function loadNext(dir: string, dev: boolean, port: number): Promise<NextLayer> {
  prepareNodeEnv(dev);
  const { default: next } = await import("next");
  const app = next({ dev, dir, hostname: "localhost", port });
  await app.prepare();
  const handle = app.getRequestHandler();
  return { layer: (req, res) => handle(req, res), close: () => app.close() };
}

/**
 * Next, loaded by the first request that needs it: a process that answers readers alone never does, which saves it a second at its start and more
 * than half of its memory. When loading fails, that request fails and the next one tries again.
 */
export function nextWhenNeeded(load: () => Promise<NextLayer>): NextLayer {
  let loading: Promise<NextLayer> | undefined;
  return {
    async layer(req, res, next) {
      loading ??= load().catch((error) => {
        loading = undefined;
        throw error;
      });
      await (await loading).layer(req, res, next);
    },
    async close() {
      await (await loading)?.close();
    },
  };
}
