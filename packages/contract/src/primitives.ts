import { z } from "zod";

/** A UUIDv7 in its canonical text form. */
export const id = z.uuid();

/** An instant in UTC, ISO 8601 with milliseconds and `Z`: the one form in which times cross any boundary. */
export const instant = z.iso
  .datetime()
  // Postgres reads no more digits than this, and knows no year 0.
  .max(40)
  .refine((value) => !value.startsWith("0000"), { error: "There is no year 0" });

/** The version that a change was made to. The next one must fit into a column, too. */
export const countedVersion = z.number().int().min(1).max(2_147_483_646);

/** Lower-case words joined by hyphens; letters of any script. At most 191 characters so that addresses stay short. */
export const slug = z
  .string()
  .min(1)
  .max(191)
  .regex(/^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+)*$/u, {
    error: "Use lower-case letters, digits and single hyphens, for example my-first-post",
  });

/** An e-mail address, trimmed and lower-cased: addresses are compared in this form everywhere. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email({ error: "Enter an e-mail address such as name@example.org" }).max(254));

/** Browsers drop tabs and line breaks and read a backslash as a slash, so `/\host` and `/<tab>/host` lead to another site. */
function isHref(value: string): boolean {
  if (/[\\\p{Cc}]/u.test(value)) return false;
  return /^\/(?!\/)/.test(value) || (/^https?:\/\//i.test(value) && z.url().safeParse(value).success);
}

/** An absolute web address or a path on the same site; never a scheme that can run script. */
export const href = z
  .string()
  .trim()
  .max(2048)
  .refine(isHref, { error: "Use an address that starts with https://, http:// or /" });

/** An absolute http(s) address. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: "Use an address that starts with https://" })
  .max(2048);

/** Trimmed text of one line. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .max(max)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
    .refine((value) => !/[\u0000-\u001f\u007f]/.test(value), { error: "Use a single line of text" });

/** Free text of several lines. NUL is refused because Postgres cannot store it. */
export const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes("\u0000"), { error: "Text must not contain NUL characters" });

/** Output of what answers nothing but that it was done. */
export const nothing = z.void();
