import type { Layer } from "./layer.ts";

/**
 * Keeps errors out of every cache, whatever their address promises: a file that an instance does not have yet (or any more) would
 * otherwise be missing for a year. A 404 that names what purges it knows what it does.
 */
export function errorCaching(): Layer {
  return async (_req, res, next) => {
    const { writeHead } = res;
    // Also called by Node itself when a handler writes without it.
    res.writeHead = function (this: typeof res, status: number, ...rest: unknown[]) {
      if (
        status >= 400 &&
        !(status === 404 && this.hasHeader("cache-tag")) &&
        /public|immutable/.test(String(this.getHeader("cache-control")))
      )
        this.setHeader("cache-control", "no-store");
      return Reflect.apply(writeHead, this, [status, ...rest]);
    } as typeof writeHead;
    await next();
  };
}
