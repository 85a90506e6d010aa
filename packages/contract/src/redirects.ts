import { z } from "zod";
import { pageInput, pageOf } from "./paging.ts";
import { href, id, instant } from "./primitives.ts";

const path = z
  .string()
  .trim()
  .max(1024)
  .regex(/^\/(?!\/)[^\s?#]*$/, { error: "Use a path on this site such as /old-address" });

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
export const createRedirectInput = z.object({
  fromPath: path,
  to: href,
  permanent: z.boolean().default(true),
});
export const deleteRedirectInput = z.object({ id });
