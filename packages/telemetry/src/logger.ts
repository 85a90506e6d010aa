import { trace } from "@opentelemetry/api";
import {
  type DestinationStream,
  type Level,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
} from "pino";
import { PinoPretty } from "pino-pretty";
import { logLevel } from "./env.ts";
import { redactEntries, redactText } from "./redact.ts";
import { currentRequest } from "./request.ts";

export type { Logger } from "pino";

export interface CreateLoggerOptions {
  /** The process or part that writes: "web", "worker". */
  name: string;
  /** The least level that is written; "silent" writes nothing. Default: `LOG_LEVEL`, else "info". */
  level?: Level | "silent";
  /** Lines for a person rather than JSON. */
  pretty?: boolean;
  /** Where lines go. Default: standard output. */
  destination?: DestinationStream;
}

function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const plain = { ...stdSerializers.err(error) } as Record<string, unknown>;
  return redactEntries(plain);
}

function ambient(): Record<string, string> {
  const fields: Record<string, string> = {};
  const request = currentRequest();
  if (request) fields.requestId = request.requestId;
  const span = trace.getActiveSpan()?.spanContext();
  if (span) fields.traceId = span.traceId;
  return fields;
}

/** Texts without secrets; a lone error gets its message this way too, which pino would copy as it is. */
function safeArguments(args: unknown[]): unknown[] {
  const [first] = args;
  if (args.length === 1 && first instanceof Error) return [{ err: first }, redactText(first.message)];
  return args.map((arg) => (typeof arg === "string" ? redactText(arg) : arg));
}

/** Pino does not run its formatters on what children are bound to. */
function withSafeChildren(logger: Logger): Logger {
  const { child } = logger;
  logger.child = function (this: Logger, bindings, options) {
    return child.call(this, redactEntries(bindings), options);
  } as typeof child;
  return logger;
}

/**
 * A structured logger. Secrets are hidden by key at any depth and inside text; lines written for a request carry its
 * `requestId`, and its `traceId` while traces are on.
 */
export function createLogger(options: CreateLoggerOptions): Logger {
  const settings: LoggerOptions = {
    name: options.name,
    level: options.level ?? logLevel(),
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: {
      level: (label) => ({ level: label }),
      bindings: (bindings) => redactEntries(bindings),
      log: (fields) => redactEntries(fields),
    },
    serializers: { err: serializeError, error: serializeError, cause: serializeError },
    mixin: ambient,
    hooks: {
      logMethod(args, method) {
        method.apply(this, safeArguments(args) as Parameters<typeof method>);
      },
    },
  };
  const stream = options.pretty
    ? PinoPretty({ ignore: "pid,hostname", destination: options.destination ?? 1, sync: true })
    : options.destination;
  return withSafeChildren(stream ? pino(settings, stream) : pino(settings));
}
