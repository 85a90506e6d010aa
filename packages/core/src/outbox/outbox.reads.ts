import { AppError } from "@broadsheet/contract/errors";
import type { OutboxMail, OutboxMailDetail } from "@broadsheet/contract/outbox";
import type { Page } from "@broadsheet/contract/paging";
import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import type { OutboxEntry } from "@broadsheet/mail/mailer";
import type { Context } from "../kernel/context.ts";

const shown = ({ id, to, subject, at }: OutboxEntry): OutboxMail => ({ id, to, subject, sentAt: at });

/** Mails of all publications lie in one folder, so only the installation's first publication may look into it. */
async function requireFirstPublication(ctx: Context): Promise<void> {
  const [first] = await listPublicationIds(ctx.db);
  if (first !== ctx.publication.id) throw new AppError("NOT_FOUND");
}

/** Mails written as files, the latest first; none where an SMTP server delivers them. */
export async function listOutbox(
  ctx: Context,
  page: { cursor?: string | undefined; limit: number },
): Promise<Page<OutboxMail>> {
  await requireFirstPublication(ctx);
  const { items, nextCursor } = await ctx.mailer.listOutbox(page);
  return { items: items.map(shown), nextCursor: nextCursor ?? null };
}

export async function requireOutboxMail(ctx: Context, id: string): Promise<OutboxMailDetail> {
  await requireFirstPublication(ctx);
  const mail = await ctx.mailer.readOutbox(id);
  if (!mail) throw new AppError("NOT_FOUND");
  return { ...shown(mail), html: mail.html, text: mail.text };
}
