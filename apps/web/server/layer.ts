import type { IncomingMessage, ServerResponse } from "node:http";

/**
 * One step on a request's way. A layer answers, or passes on with `next()`, which settles when the layers behind it are done.
 * The order is set in `server.ts`; a layer that keeps finished pages belongs directly in front of Next.
 */
export type Layer = (req: IncomingMessage, res: ServerResponse, next: () => Promise<void>) => Promise<void>;

/** Runs `layers` in order. The last one must answer: what falls off the end is a programming error. */
export function runLayers(
  layers: readonly Layer[],
): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return (req, res) => {
    const step = async (index: number): Promise<void> => {
      const layer = layers[index];
      if (layer === undefined) throw new Error(`no layer answered ${req.method} ${req.url}`);
      await layer(req, res, () => step(index + 1));
    };
    return step(0);
  };
}

/** The path of a request target without its query. */
export function pathOf(req: IncomingMessage): string {
  const target = req.url ?? "/";
  const end = target.indexOf("?");
  return end === -1 ? target : target.slice(0, end);
}
