import { fileURLToPath } from "node:url";
import { isNetwork } from "./forwarded.ts";

/** What the environment says to the web process. Wrong values end the start with one clear line. */
export interface WebEnv {
  dev: boolean;
  /** Where this app and its build are. */
  directory: string;
  /** Address to listen on. Loopback unless asked otherwise: containers set `HOST=::` (or `0.0.0.0`). */
  host: string;
  port: number;
  /** Bearer token for /metrics; without one only callers on this machine are answered. */
  metricsToken: string | undefined;
  /** Addresses or CIDR ranges of the proxies whose `x-forwarded-*` headers are believed. */
  trustedProxies: readonly string[];
  /** Base address of an OTLP/HTTP collector; none: traces stay off. */
  tracesEndpoint: string | undefined;
  /** How long open requests may take to finish after a stop was asked for, in milliseconds. */
  drainMs: number;
  /** How many web processes share the port. */
  processes: number;
  pages: PageEnv;
}

/** How reader pages are kept and rendered. */
export interface PageEnv {
  /** Memory for kept pages, in bytes; 0 keeps none. */
  cacheBytes: number;
  /** How old a kept page may be when nothing newer can be had, in milliseconds. */
  staleLimitMs: number;
  /** Pages rendered at a time; some more wait, and who comes beyond that is told to come again. */
  rendersAtOnce: number;
  /** How long one may take, in milliseconds. */
  renderLimitMs: number;
}

export class EnvError extends Error {
  override readonly name = "EnvError";
}

const PRIVATE_NETWORKS = [
  "127.0.0.0/8",
  "::1/128",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
];

function integer(
  name: string,
  value: string | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (value === undefined || value === "") return fallback;
  const parsed = Number(value);
  if (!Number.isInteger(parsed) || parsed < min || parsed > max)
    throw new EnvError(`${name} must be a whole number from ${min} to ${max}, not "${value}"`);
  return parsed;
}

function list(value: string | undefined): string[] {
  return (value ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** What Next and React look at as they load: the mode, and that nothing is reported to anybody. */
export function prepareNodeEnv(dev: boolean): void {
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" });
}

/** Reads the web process's variables. Throws EnvError with a sentence for the operator. */
export function readWebEnv(argv: readonly string[], env: NodeJS.ProcessEnv = process.env): WebEnv {
  const dev = argv.includes("--dev");
  const token = env.METRICS_TOKEN || undefined;
  if (token !== undefined && token.length < 16)
    throw new EnvError("METRICS_TOKEN must be 16 characters or longer");
  const proxies = list(env.TRUSTED_PROXIES);
  const wrong = proxies.find((entry) => !isNetwork(entry));
  if (wrong !== undefined) throw new EnvError(`TRUSTED_PROXIES: "${wrong}" is not an address or CIDR range`);
  return {
    dev,
    directory: fileURLToPath(new URL("..", import.meta.url)),
    tracesEndpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT || undefined,
    host: env.HOST || "127.0.0.1",
    port: integer("PORT", env.PORT, 3000, 0, 65535),
    metricsToken: token,
    trustedProxies: proxies.length > 0 ? proxies : PRIVATE_NETWORKS,
    drainMs: integer("SHUTDOWN_SECONDS", env.SHUTDOWN_SECONDS, 10, 0, 600) * 1000,
    // Development reloads in one process.
    processes: dev ? 1 : integer("BROADSHEET_WEB_PROCESSES", env.BROADSHEET_WEB_PROCESSES, 1, 1, 128),
    pages: {
      cacheBytes: integer("PAGE_CACHE_MEGABYTES", env.PAGE_CACHE_MEGABYTES, 64, 0, 65_536) * 1024 * 1024,
      staleLimitMs:
        integer("PAGE_CACHE_STALE_SECONDS", env.PAGE_CACHE_STALE_SECONDS, 3600, 0, 604_800) * 1000,
      rendersAtOnce: integer("RENDERS_AT_ONCE", env.RENDERS_AT_ONCE, 16, 1, 1_000),
      renderLimitMs: integer("RENDER_SECONDS", env.RENDER_SECONDS, 10, 1, 300) * 1000,
    },
  };
}
