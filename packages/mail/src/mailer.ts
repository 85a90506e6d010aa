import type { Logger } from "@broadsheet/telemetry/logger";
import { counter } from "@broadsheet/telemetry/metrics";
import { createOutbox, type OutboxMail, type OutboxPage } from "./adapters/outbox.ts";
import { createSmtpAdapter } from "./adapters/smtp.ts";
import { type MailAddress, type MailMessage, messageKey, prepare } from "./message.ts";

export type { OutboxEntry, OutboxMail, OutboxPage } from "./adapters/outbox.ts";
export type { MailAddress, MailMessage } from "./message.ts";

export interface MailerOptions {
  /** smtp:// or smtps://, with user and password where needed. Without it, mails are files. */
  smtpUrl?: string | undefined;
  /** Where the files go. */
  dir: string;
  from: MailAddress;
  logger: Logger;
  /** The files kept; older ones are deleted. Default 500. */
  maxOutbox?: number;
  now?: () => Date;
  /** See `SmtpOptions`. */
  retryDelayMs?: number;
  timeoutMs?: number;
}

export interface Mailer {
  /**
   * Sends one mail. `duplicate` when the same key was written before (files); over SMTP a repetition has the same Message-ID.
   *
   * @throws {MailError} `permanent` when trying again cannot help
   */
  send(message: MailMessage): Promise<{ id: string; messageId: string; duplicate: boolean }>;
  /** The mails written as files, newest first; empty when SMTP is in use from the beginning. */
  listOutbox(options?: { limit?: number; cursor?: string | undefined }): Promise<OutboxPage>;
  readOutbox(id: string): Promise<OutboxMail | undefined>;
  stop(): Promise<void>;
}

const sent = counter({
  name: "broadsheet_mails_total",
  help: "Mails handed over, by way and outcome.",
  labels: ["way", "outcome"],
});

/** Sends mail by SMTP when there is a server, else writes files. */
export function createMailer(options: MailerOptions): Mailer {
  const {
    smtpUrl,
    dir,
    from,
    logger,
    maxOutbox = 500,
    now = () => new Date(),
    retryDelayMs,
    timeoutMs,
  } = options;
  const outbox = createOutbox(dir, maxOutbox);
  const smtp = smtpUrl
    ? createSmtpAdapter({
        smtpUrl,
        logger,
        ...(retryDelayMs === undefined ? {} : { retryDelayMs }),
        ...(timeoutMs === undefined ? {} : { timeoutMs }),
      })
    : undefined;
  const way = smtp ? "smtp" : "file";
  return {
    async send(message) {
      const prepared = prepare(message, from, now());
      const id = messageKey(message.idempotencyKey);
      try {
        const written = smtp ? await smtp.send(prepared).then(() => true) : await outbox.write(id, prepared);
        sent.inc({ way, outcome: written ? "sent" : "duplicate" });
        logger.debug({ messageId: prepared.messageId, way, written }, "mail");
        return { id, messageId: prepared.messageId, duplicate: !written };
      } catch (error) {
        sent.inc({ way, outcome: "failed" });
        throw error;
      }
    },
    listOutbox: (page) => outbox.list(page),
    readOutbox: (id) => outbox.read(id),
    stop: async () => smtp?.stop(),
  };
}
