import { AppError } from "@broadsheet/contract/errors";
import type { Redirect } from "@broadsheet/contract/redirects";
import { violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { insertRedirect } from "./redirect.writes.ts";

/** Makes an address lead somewhere else. */
export async function createRedirect(
  ctx: ActorContext,
  input: { fromPath: string; to: string; permanent: boolean },
): Promise<Redirect> {
  requirePermission(ctx.actor, "redirect:manage");
  if (input.fromPath === input.to) {
    const message = "A redirect cannot lead to itself";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "to", message }] });
  }
  const redirect = { ...input, id: newId(), createdAt: nowOf(ctx) };
  try {
    await transact(ctx, async (tx) => {
      await insertRedirect(tx, { ...redirect, publicationId: ctx.publication.id });
      await purge(tx, ctx, [cacheTags.addresses(ctx.publication.id)]);
      await audit(tx, ctx, {
        action: "redirect.created",
        subjectType: "redirect",
        subjectId: redirect.id,
        data: input,
      });
    });
    return redirect;
  } catch (error) {
    if (!violatesUnique(error, "redirects_from")) throw error;
    const message = "This address already leads somewhere; delete that redirect first";
    throw new AppError(
      "ALREADY_EXISTS",
      message,
      { issues: [{ path: "fromPath", message }] },
      { cause: error },
    );
  }
}
