import type { Logger } from "@broadsheet/telemetry/logger";
import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
  wrap,
} from "cockatiel";
import { createTransport } from "nodemailer";
import { MailError, type PreparedMessage } from "../message.ts";

export interface SmtpOptions {
  smtpUrl: string;
  logger: Logger;
  /** Milliseconds before the first repetition. Default 500; doubled, with jitter. */
  retryDelayMs?: number;
  /** Milliseconds a server may be silent. Default 20,000. */
  timeoutMs?: number;
}

interface SmtpFault {
  code?: string;
  responseCode?: number;
  message?: string;
}

/** The server could not be reached or went away. */
const lineFaults = new Set([
  "ECONNECTION",
  "ETIMEDOUT",
  "ESOCKET",
  "EDNS",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "EPROXY",
]);

const isLineFault = (error: SmtpFault) =>
  error.responseCode === undefined && lineFaults.has(error.code ?? "");
const isLater = ({ responseCode = 0 }: SmtpFault) => responseCode >= 400 && responseCode < 500;

/** Hands mails to an SMTP server over a few kept connections. */
export function createSmtpAdapter({ smtpUrl, logger, retryDelayMs = 500, timeoutMs = 20_000 }: SmtpOptions) {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 5,
    maxMessages: 100,
    // Repetitions are counted here, not by the pool.
    maxRequeues: 0,
    connectionTimeout: Math.min(timeoutMs, 10_000),
    greetingTimeout: Math.min(timeoutMs, 10_000),
    socketTimeout: timeoutMs,
  });
  const repeat = retry(
    handleWhen((error) => isLineFault(error as SmtpFault) || isLater(error as SmtpFault)),
    { maxAttempts: 2, backoff: new ExponentialBackoff({ initialDelay: retryDelayMs, maxDelay: 5_000 }) },
  );
  const breaker = circuitBreaker(
    handleWhen((error) => isLineFault(error as SmtpFault)),
    { halfOpenAfter: 15_000, breaker: new ConsecutiveBreaker(6) },
  );
  breaker.onBreak(() => logger.error("the SMTP server cannot be reached; mail waits"));
  breaker.onReset(() => logger.info("the SMTP server can be reached again"));
  const policy = wrap(repeat, breaker);

  return {
    /** @throws {MailError} `permanent` when the server refused it for good */
    async send(message: PreparedMessage): Promise<void> {
      try {
        await policy.execute(() => transport.sendMail(message));
      } catch (error) {
        if (error instanceof BrokenCircuitError)
          throw new MailError("The SMTP server cannot be reached", false, { cause: error });
        const { code, responseCode, message: said = "unknown error" } = error as SmtpFault;
        const permanent = code !== "EAUTH" && responseCode !== undefined && responseCode >= 500;
        throw new MailError(`The mail was not taken: ${said}`, permanent, { cause: error });
      }
    },
    stop: async () => transport.close(),
  };
}
