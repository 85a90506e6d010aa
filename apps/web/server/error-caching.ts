import type { Layer } from "./layer.ts";

/** Whether an answer claims that it may be kept although it is an error. A 404 that names what purges it knows what it does. */
export const claimsTooMuch = (status: number, hasTags: boolean, cacheControl: unknown): boolean =>
  status >= 400 && !(status === 404 && hasTags) && /public|immutable/.test(String(cacheControl));

/**
 * Keeps errors out of every cache, whatever their address promises: a file that an instance does not have yet (or any more) would
 * otherwise be missing for a year.
 */
export function errorCaching(): Layer {
  return async (_req, res, next) => {
    const { writeHead } = res;
    // Also called by Node itself when a handler writes without it.
    res.writeHead = function (this: typeof res, status: number, ...rest: unknown[]) {
      if (claimsTooMuch(status, this.hasHeader("cache-tag"), this.getHeader("cache-control")))
        this.setHeader("cache-control", "no-store");
      return Reflect.apply(writeHead, this, [status, ...rest]);
    } as typeof writeHead;
    await next();
  };
}
