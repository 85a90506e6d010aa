import { createHash } from "node:crypto";

export interface MailAddress {
  address: string;
  name?: string | undefined;
}

export interface MailMessage {
  /** One reader; what is sent to many is many messages. */
  to: MailAddress;
  subject: string;
  html: string;
  text: string;
  /** Default: the mailer's. */
  from?: MailAddress | undefined;
  replyTo?: MailAddress | undefined;
  /** Further headers, such as List-Unsubscribe. */
  headers?: Record<string, string> | undefined;
  /** Names what this mail is about, such as "invitation:0198…": it makes the Message-ID, the same for every repetition. */
  idempotencyKey: string;
}

/** A mail that cannot be sent, whether tried again or not when `permanent`. */
export class MailError extends Error {
  override readonly name = "MailError";
  readonly permanent: boolean;

  constructor(message: string, permanent: boolean, options?: ErrorOptions) {
    super(message, options);
    this.permanent = permanent;
  }
}

const addressForm = /^[^\s@<>(),:;"[\]\\]{1,64}@[^\s@<>(),:;"[\]\\]{1,253}$/u;
const headerName = /^[A-Za-z][A-Za-z0-9-]{0,60}$/;
// What the mailer decides itself.
const reserved = new Set([
  "from",
  "to",
  "cc",
  "bcc",
  "subject",
  "message-id",
  "date",
  "reply-to",
  "sender",
  "content-type",
]);

/** One line without control characters, as a header must be. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}

function cleanAddress({ address, name }: MailAddress): { address: string; name: string } {
  if (!addressForm.test(address)) throw new MailError("This is not one mail address", true);
  return { address, name: oneLine(name ?? "").slice(0, 200) };
}

function cleanHeaders(headers: Record<string, string> = {}): Record<string, string> {
  const clean: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (!headerName.test(name) || reserved.has(name.toLowerCase())) {
      throw new MailError(`The header ${oneLine(name)} cannot be set`, true);
    }
    clean[name] = oneLine(value);
  }
  return clean;
}

/** 32 hexadecimal digits that stand for an idempotency key. */
export function messageKey(idempotencyKey: string): string {
  return createHash("sha256").update(idempotencyKey).digest("hex").slice(0, 32);
}

/**
 * A message as it is handed over, with nothing in a header that could begin another.
 *
 * @throws {MailError} (permanent) for an address or header that is none
 */
export function prepare(message: MailMessage, defaultFrom: MailAddress, now: Date) {
  if (message.idempotencyKey === "") throw new MailError("A mail needs an idempotency key", true);
  const from = cleanAddress(message.from ?? defaultFrom);
  const domain = from.address.slice(from.address.lastIndexOf("@") + 1);
  return {
    messageId: `<${messageKey(message.idempotencyKey)}@${domain}>`,
    date: now,
    from,
    to: cleanAddress(message.to),
    ...(message.replyTo ? { replyTo: cleanAddress(message.replyTo) } : {}),
    subject: oneLine(message.subject).slice(0, 300),
    text: message.text,
    html: message.html,
    headers: { "Auto-Submitted": "auto-generated", ...cleanHeaders(message.headers) },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

export type PreparedMessage = ReturnType<typeof prepare>;
