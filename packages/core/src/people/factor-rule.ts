import { AppError } from "@broadsheet/contract/errors";
import type { Tx } from "@broadsheet/db/connection";
import type { ActorContext } from "../kernel/context.ts";
import { requireFresh } from "./require-fresh.ts";
import { readMethods } from "./sign-in-methods.reads.ts";

/**
 * Whether the actor may change that a publication asks for a second factor: with one of their own, so that they are not the first who stand
 * before the door, and after showing that it is them.
 */
export async function checkFactorRule(tx: Tx, ctx: ActorContext, required: boolean): Promise<void> {
  const { actor } = ctx;
  if (actor.kind !== "user") return;
  await requireFresh(tx, { ...ctx, actor });
  if (!required) return;
  const { authenticatorSince, passkeys } = await readMethods(tx, actor.userId, "");
  if (authenticatorSince !== null || passkeys.length > 0) return;
  const message = "Set up an authenticator app or a passkey of your own first";
  throw new AppError("NOT_READY", message, { issues: [{ path: "settings.secondFactorRequired", message }] });
}
