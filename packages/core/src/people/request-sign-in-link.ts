import { type Context, transact } from "../kernel/context.ts";
import { limitLinkRequest } from "./limits.ts";
import { sendSignInLink } from "./sign-in-link.job.ts";

/**
 * Asks for a sign-in link by mail. Whether the address has an account is looked up by the job alone, so neither the answer nor the time it
 * takes can tell.
 */
export async function requestSignInLink(
  ctx: Context,
  { email, next }: { email: string; next?: string | undefined },
): Promise<void> {
  await limitLinkRequest(ctx, email);
  await transact(ctx, (tx) =>
    ctx.queue.enqueue(tx, sendSignInLink, { publicationId: ctx.publication.id, email, next }),
  );
}
