import type { Layer } from "./layer.ts";
import { pathOf } from "./layer.ts";
import { sendProblem } from "./problem.ts";

const NAMED_HOST = /^[a-z0-9](?:[a-z0-9._-]{0,252})(?::\d{1,5})?$/i;
const IPV6_HOST = /^\[[0-9a-f:.]{2,45}\](?::\d{1,5})?$/i;

/**
 * Whether a Host header is a plain name or address with an optional port; anything else could end up in a link or a log line, and what is no host
 * of an address (a port beyond all ports, 1.2.3.999) would break whatever makes one of it.
 */
export function isSaneHost(host: string | undefined): boolean {
  return (
    host !== undefined && (NAMED_HOST.test(host) || IPV6_HOST.test(host)) && URL.canParse(`http://${host}/`)
  );
}

/** The host a proxy of ours names, as it is read everywhere; proxies pass on what their clients sent. */
function isSaneForwardedHost(forwarded: string | string[] | undefined): boolean {
  const first = [forwarded].flat()[0]?.split(",")[0]?.trim();
  return !first || isSaneHost(first);
}

/** Whether a path is percent-encoded UTF-8; Next fails on any other. */
function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Refuses what no browser, feed reader or proxy of ours sends: odd Host headers, absolute targets, methods that are not ours. */
export function requestGuard(): Layer {
  const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  return async (req, res, next) => {
    if (!methods.has(req.method ?? "")) return sendProblem(res, 405, "This method is not supported");
    if (!isSaneHost(req.headers.host)) return sendProblem(res, 400, "The Host header is not a host name");
    if (!isSaneForwardedHost(req.headers["x-forwarded-host"]))
      return sendProblem(res, 400, "The X-Forwarded-Host header is not a host name");
    if (!req.url?.startsWith("/")) return sendProblem(res, 400, "The request target must be a path");
    if (!isDecodable(pathOf(req))) return sendProblem(res, 400, "The path is not percent-encoded UTF-8");
    await next();
  };
}
