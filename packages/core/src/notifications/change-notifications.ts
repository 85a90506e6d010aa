import { AppError } from "@broadsheet/contract/errors";
import { defaultMailChoices, type MailChoices } from "@broadsheet/contract/notifications";
import type { UserActor } from "../kernel/actor.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { readMailChoices } from "./notification.reads.ts";
import { markAllRead, markEntryRead, storeMailChoices } from "./notification.writes.ts";

type PersonContext = ActorContext & { actor: UserActor };

/** Marks an entry of the caller's list as read. NOT_FOUND for one that is not theirs. */
export async function readNotification(ctx: PersonContext, { id }: { id: string }): Promise<void> {
  const { publication, actor } = ctx;
  const found = await transact(ctx, (tx) => markEntryRead(tx, publication.id, actor.userId, id, nowOf(ctx)));
  if (!found) throw new AppError("NOT_FOUND");
}

/** Marks the caller's whole list as read. */
export function readAllNotifications(ctx: PersonContext): Promise<void> {
  return transact(ctx, (tx) => markAllRead(tx, ctx.publication.id, ctx.actor.userId, nowOf(ctx)));
}

/** How the caller is mailed. */
export async function getMailChoices(ctx: PersonContext): Promise<MailChoices> {
  const { userId } = ctx.actor;
  const choices = await transact(ctx, (tx) => readMailChoices(tx, ctx.publication.id, [userId]));
  return choices.get(userId) ?? defaultMailChoices;
}

/** Changes how the caller is mailed, from the next notification on. What the input leaves out stays. */
export function updateMailChoices(
  ctx: PersonContext,
  input: { [Kind in keyof MailChoices]?: MailChoices[Kind] | undefined },
): Promise<MailChoices> {
  const { userId } = ctx.actor;
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    const before = (await readMailChoices(tx, publicationId, [userId])).get(userId) ?? defaultMailChoices;
    const given = Object.fromEntries(Object.entries(input).filter(([, time]) => time !== undefined));
    const choices: MailChoices = { ...before, ...given };
    await storeMailChoices(tx, publicationId, userId, choices, nowOf(ctx));
    return choices;
  });
}
