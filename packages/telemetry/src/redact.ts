const hidden = "[redacted]";
const maxDepth = 8;

const secretKeys = new Set([
  "accesskeyid",
  "accesstoken",
  "apikey",
  "authorization",
  "clientsecret",
  "connectionstring",
  "cookie",
  "credential",
  "credentials",
  "csrftoken",
  "idtoken",
  // What a failed statement was given: hashes, addresses, whole documents.
  "params",
  "passwd",
  "password",
  "passwordhash",
  "privatekey",
  "proxyauthorization",
  "refreshtoken",
  "secret",
  "secretaccesskey",
  "sessiontoken",
  "setcookie",
  "token",
  "xapikey",
  "xcsrftoken",
]);
const secretSuffix = /(password|secret|token|apikey|privatekey)$/;

function isSecret(key: string): boolean {
  const plain = key.toLowerCase().replace(/[-_.]/g, "");
  return secretKeys.has(plain) || secretSuffix.test(plain);
}

const urlPassword = /(:\/\/[^\s/:@]*):[^\s/@]+@/g;
const secretParameter = /([?&](?:[a-z_-]*token|code|secret|signature|sig|key|password)=)[^&#\s"']+/gi;
const authorization = /\b(Bearer|Basic)\s+[A-Za-z0-9+/=._~-]{8,}/gi;

/** In the message of a failed statement, up to the stack that follows. */
const statementValues = /\nparams: [\s\S]*?(?=\n {4}at |$)/g;

/** Hides what is secret inside free text: passwords in addresses, tokens in query strings, authorization values, values of statements. */
export function redactText(text: string): string {
  return text
    .replace(urlPassword, `$1:${hidden}@`)
    .replace(secretParameter, `$1${hidden}`)
    .replace(authorization, `$1 ${hidden}`)
    .replace(statementValues, `\nparams: ${hidden}`);
}

/**
 * Copies a value to be logged with everything secret hidden: by the name of its key at any depth, and inside text.
 * Errors and other instances are left as they are, for their own serializers.
 */
export function redact(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return redactText(value);
  if (value === null || typeof value !== "object") return value;
  if (depth >= maxDepth) return "[too deep]";
  if (Array.isArray(value)) return value.map((item) => redact(item, depth + 1));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return redactEntries(value as Record<string, unknown>, depth);
}

/** The same for a record whose own prototype does not matter, such as a serialized error. */
export function redactEntries(record: Record<string, unknown>, depth = 0): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(record)) {
    copy[key] = isSecret(key) && item !== undefined && item !== null ? hidden : redact(item, depth + 1);
  }
  return copy;
}
