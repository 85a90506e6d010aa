import { existsSync } from "node:fs";
import sirv from "sirv";
import { type Layer, pathOf } from "./layer.ts";
import { commonHeaders, readerPolicy, strictTransportSecurity } from "./security-headers.ts";

/**
 * The files of `public/`, without Next, which need not be loaded for a reader. What is in `assets` has its content in its name and is kept for
 * ever. The folder is listed once: it changes with a build alone.
 */
export function publicFiles(directory: string): Layer {
  const folder = `${directory}/public`;
  if (!existsSync(folder)) return (_req, _res, next) => next();
  const serve = sirv(folder, {
    etag: true,
    setHeaders(res, path) {
      for (const [name, value] of Object.entries(commonHeaders)) res.setHeader(name, value);
      res.setHeader("content-security-policy", readerPolicy);
      if (res.req.headers["x-forwarded-proto"] === "https")
        res.setHeader("strict-transport-security", strictTransportSecurity);
      const kept = path.startsWith("/assets/") ? "max-age=31536000, immutable" : "max-age=0";
      res.setHeader("cache-control", `public, ${kept}`);
    },
  });
  return async (req, res, next) => {
    const asked = req.method === "GET" || req.method === "HEAD";
    // An index or a file of a guessed ending is nothing of ours.
    if (!asked || !/\.[a-z0-9]+$/.test(pathOf(req))) return next();
    await new Promise<void>((resolve, reject) => {
      res.once("close", resolve);
      serve(req, res, () => next().then(resolve, reject));
    });
  };
}
