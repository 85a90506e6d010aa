import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { href, id, instant } from "./primitives.ts";

const path = z
  .string()
  .trim()
  .max(1024)
  .regex(/^\/(?!\/)[^\s?#]*$/, { error: "Use a path on this site such as /old-address" });

/** `*` stands for the rest of an address, and only at its end; `:splat` in the target for what it stood for. */
const wildcard = {
  misplaced: "A * can only stand for the rest of an address, as in /old/*",
  splat: "Only an address that ends in /* has something for :splat",
};
const hasMisplacedStar = (from: string) => /\*(?!$)|[^/]\*$/.test(from);
const hasIdleSplat = ({ fromPath, to }: { fromPath: string; to: string }) =>
  to.includes(":splat") && !fromPath.endsWith("/*");

export const redirect = z.object({
  id,
  fromPath: z.string(),
  to: z.string(),
  permanent: z.boolean(),
  createdAt: instant,
});
export type Redirect = z.infer<typeof redirect>;
export const listRedirectsInput = pageInput.extend({ q: z.string().trim().max(200).optional() });
export const listRedirectsOutput = pageOf(redirect);
export const createRedirectInput = z
  .object({
    fromPath: path.refine((from) => !hasMisplacedStar(from), { error: wildcard.misplaced }),
    to: href,
    permanent: z.boolean().default(true),
  })
  .refine((input) => !hasIdleSplat(input), { path: ["to"], error: wildcard.splat });

export const redirectFormats = ["csv", "netlify", "ghost-json", "ghost-yaml"] as const;
export const redirectFormat = z.enum(redirectFormats);
export type RedirectFormat = z.infer<typeof redirectFormat>;

/** Redirects one file may bring, and its length in characters. */
export const mostImportedRedirects = 10_000;
const longestFile = 2_000_000;

export const importRedirectsInput = z.object({
  text: z.string().min(1, { error: "Choose a file, or paste its text" }).max(longestFile),
  /** What happens to addresses that lead somewhere already. */
  existing: z.enum(["keep", "replace"]).default("keep"),
  /** Only tell what would happen. */
  dryRun: z.boolean().default(false),
});
export type ImportRedirectsInput = z.infer<typeof importRedirectsInput>;

export const importRedirectsOutput = z.object({
  format: redirectFormat,
  added: z.number().int(),
  replaced: z.number().int(),
  /** They lead somewhere else already, and were left so. */
  kept: z.number().int(),
  /** They lead there already. */
  same: z.number().int(),
  /** Lines that were left out; at most 100 of them are listed. */
  faultCount: z.number().int(),
  faults: z.array(z.object({ line: z.number().int(), text: z.string(), reason: z.string() })),
  /** The first redirects of the file. */
  sample: z.array(z.object({ fromPath: z.string(), to: z.string(), permanent: z.boolean() })),
});
export type ImportRedirectsOutput = z.infer<typeof importRedirectsOutput>;

/** All redirects as CSV, which an import reads back. */
export const exportRedirectsOutput = z.object({ csv: z.string(), count: z.number().int() });
export const deleteRedirectInput = z.object({ id });
