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
