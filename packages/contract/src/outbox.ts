import { z } from "zod";
import { pageOf } from "./paging.ts";
import { instant } from "./primitives.ts";

/** A mail that was written to a file because no SMTP server is configured. */
export const outboxMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  sentAt: instant,
});
export type OutboxMail = z.infer<typeof outboxMail>;
export const listOutboxInput = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.number().int().min(1).max(100).default(50),
});
export const listOutboxOutput = pageOf(outboxMail);
export const getOutboxMailInput = z.object({ id: z.string().max(100) });
export const outboxMailDetail = outboxMail.extend({ html: z.string(), text: z.string() });
export type OutboxMailDetail = z.infer<typeof outboxMailDetail>;
