import { AppError } from "@broadsheet/contract/errors";
import type { ImportRedirectsInput, ImportRedirectsOutput } from "@broadsheet/contract/redirects";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { type RedirectFile, readRedirectFile } from "./read-redirect-file.ts";
import { findRedirectsFrom } from "./redirect.reads.ts";
import { putRedirects } from "./redirect.writes.ts";

/** Faults and redirects that are shown. */
const shownFaults = 100;
const shownRedirects = 20;

function read(text: string): RedirectFile {
  try {
    return readRedirectFile(text);
  } catch (error) {
    const message = "This file cannot be read: neither CSV, _redirects, nor Ghost's JSON or YAML";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "text", message }] }, { cause: error });
  }
}

/** Takes over the redirects of a file, all of them or, with `dryRun`, none: then it tells what would happen. */
export function importRedirects(
  ctx: ActorContext,
  { text, existing, dryRun }: ImportRedirectsInput,
): Promise<ImportRedirectsOutput> {
  requirePermission(ctx.actor, "redirect:manage");
  const { format, redirects, faults } = read(text);
  return transact(ctx, async (tx) => {
    const publicationId = ctx.publication.id;
    const stored = await findRedirectsFrom(
      tx,
      publicationId,
      redirects.map(({ fromPath }) => fromPath),
    );
    const fresh = redirects.filter(({ fromPath }) => !stored.has(fromPath));
    const same = redirects.filter(({ fromPath, to, permanent }) => {
      const there = stored.get(fromPath);
      return there?.to === to && there.permanent === permanent;
    });
    const others = redirects.length - fresh.length - same.length;
    const replaced = existing === "replace" ? others : 0;
    const written = existing === "replace" ? redirects.filter((one) => !same.includes(one)) : fresh;
    if (!dryRun && written.length > 0) {
      await putRedirects(tx, publicationId, nowOf(ctx), written);
      await purge(tx, ctx, [cacheTags.addresses(publicationId)]);
      const data = { count: written.length };
      await audit(tx, ctx, { action: "redirect.imported", subjectType: "redirect", data });
    }
    return {
      format,
      added: fresh.length,
      replaced,
      kept: others - replaced,
      same: same.length,
      faultCount: faults.length,
      faults: faults.slice(0, shownFaults),
      sample: redirects
        .slice(0, shownRedirects)
        .map(({ fromPath, to, permanent }) => ({ fromPath, to, permanent })),
    };
  });
}
