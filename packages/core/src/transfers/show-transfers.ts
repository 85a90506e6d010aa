import type { Page } from "@broadsheet/contract/paging";
import type { currentTransfers, listTransfersInput, Transfer } from "@broadsheet/contract/transfers";
import type { z } from "zod";
import { type ActorContext, look } from "../kernel/context.ts";
import { kindsFor } from "./transfer.policy.ts";
import { listTransfers, readActiveTransfer } from "./transfer.reads.ts";

/** The runs that the actor may see, the latest first. */
export async function showTransfers(
  ctx: ActorContext,
  input: z.output<typeof listTransfersInput>,
): Promise<Page<Transfer>> {
  const kinds = kindsFor(ctx.actor);
  const now = ctx.clock.now();
  return look(ctx, (tx) => listTransfers(tx, ctx.publication.id, { ...input, kinds, now }));
}

/** What goes on now, of either kind: it is what keeps the actor from beginning anything. */
export async function showCurrent(ctx: ActorContext): Promise<z.output<typeof currentTransfers>> {
  kindsFor(ctx.actor);
  const active = await look(ctx, (tx) => readActiveTransfer(tx, ctx.publication.id, ctx.clock.now()));
  return { active: active ?? null, maxBytes: ctx.config.importBytes };
}
