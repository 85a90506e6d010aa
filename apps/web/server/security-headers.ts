/** Headers and Content-Security-Policies of every answer. Used by next.config.ts (what is constant) and proxy.ts (what has a nonce). */

/** Sent with every answer, files included. */
export const commonHeaders: Readonly<Record<string, string>> = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "strict-origin-when-cross-origin",
  "x-frame-options": "DENY",
  "cross-origin-opener-policy": "same-origin",
  "permissions-policy":
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
};

/** Sent when the public address is https: two years, as the preload list asks. */
export const strictTransportSecurity = "max-age=63072000; includeSubDomains";

function policy(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(" "))
    .join("; ");
}

const never = {
  "base-uri": ["'none'"],
  "object-src": ["'none'"],
  "frame-ancestors": ["'none'"],
};

/**
 * Reader pages: our own script and style files, nothing inline. Posts may show pictures, films and embeds from elsewhere; formulas
 * and coloured code carry `style` attributes, which cannot run anything.
 */
export const readerPolicy = policy({
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "style-src-attr": ["'unsafe-inline'"],
  "img-src": ["'self'", "data:", "https:"],
  "media-src": ["'self'", "https:"],
  "frame-src": ["https:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "manifest-src": ["'self'"],
  "form-action": ["'self'"],
  ...never,
});

/** Answers of /api are data: a browser that is made to show one as a page runs and loads nothing. */
export const dataPolicy = policy({ "default-src": ["'none'"], "form-action": ["'none'"], ...never });

/**
 * The studio: scripts by nonce alone, and what those load ('strict-dynamic'). Style elements need the nonce too; `style` attributes are
 * allowed, since React and the positioning of menus write them.
 */
export function studioPolicy(nonce: string, dev: boolean): string {
  return policy({
    "default-src": ["'self'"],
    "script-src": [`'nonce-${nonce}'`, "'strict-dynamic'", ...(dev ? ["'unsafe-eval'"] : [])],
    "style-src": dev ? ["'self'", "'unsafe-inline'"] : ["'self'", `'nonce-${nonce}'`],
    "style-src-attr": ["'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:", "https:"],
    "media-src": ["'self'", "blob:", "https:"],
    "frame-src": ["'self'", "https:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'", "blob:"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    ...never,
  });
}
