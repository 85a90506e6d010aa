import { AppError } from "@broadsheet/contract/errors";
import type { Publication, UpdatePublicationInput } from "@broadsheet/contract/publications";
import { violatesUnique } from "@broadsheet/db/connection";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { checkFactorRule } from "../people/factor-rule.ts";
import { reindexSearchJob } from "../posts/reindex-search.job.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { knowsTimezone, requirePublication } from "./publication.reads.ts";
import { lockPublication, replaceHosts, updatePublicationRow } from "./publication.writes.ts";
import { forgetPublication } from "./publication-context.ts";

/** Changes what a publication says about itself; settings that are not named stay. CONFLICT when somebody else changed them meanwhile. */
export async function updatePublication(
  ctx: ActorContext,
  input: UpdatePublicationInput,
): Promise<Publication> {
  requirePermission(ctx.actor, "publication:manage");
  const { id } = ctx.publication;
  try {
    const updated = await transact(ctx, async (tx) => {
      const currentVersion = await lockPublication(tx, id);
      if (currentVersion === null) throw new AppError("NOT_FOUND");
      if (currentVersion !== input.version) throw new AppError("CONFLICT", undefined, { currentVersion });
      const before = await requirePublication(tx, id);
      const { hosts, settings, version, ...changes } = input;
      if (settings?.timezone && !(await knowsTimezone(tx, settings.timezone))) {
        const message = "This time zone is not known here; use one such as Europe/Vienna";
        throw new AppError("INVALID_INPUT", message, { issues: [{ path: "settings.timezone", message }] });
      }
      const wantsFactor = settings?.secondFactorRequired;
      if (wantsFactor !== undefined && wantsFactor !== before.settings.secondFactorRequired)
        await checkFactorRule(tx, ctx, wantsFactor);
      await updatePublicationRow(tx, id, {
        ...changes,
        settings: { ...before.settings, ...settings },
        version: version + 1,
        updatedAt: nowOf(ctx),
      });
      if (hosts) await replaceHosts(tx, id, hosts);
      if (settings?.language && settings.language !== before.settings.language) {
        await ctx.queue.enqueue(tx, reindexSearchJob, { publicationId: id }, { singletonKey: id });
      }
      await purge(tx, ctx, [cacheTags.publication(id)]);
      const changed = [...Object.keys(changes), ...Object.keys(settings ?? {}), ...(hosts ? ["hosts"] : [])];
      await audit(tx, ctx, {
        action: "publication.updated",
        subjectType: "publication",
        subjectId: id,
        data: { changed },
      });
      return requirePublication(tx, id);
    });
    await forgetPublication(ctx, id);
    return updated;
  } catch (error) {
    if (!violatesUnique(error, "publication_hosts_host")) throw error;
    const message = "Another publication already answers for one of these hosts";
    throw new AppError("ALREADY_EXISTS", message, { issues: [{ path: "hosts", message }] }, { cause: error });
  }
}
