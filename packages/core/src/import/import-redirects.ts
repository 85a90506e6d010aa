import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { readRedirectFile } from "../redirects/read-redirect-file.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { decodeText } from "./decode-text.ts";
import { insertRedirects } from "./import.writes.ts";
import type { FileNotice } from "./import-report.ts";
import { SourceError } from "./source-error.ts";
import type { SourceFolder } from "./source-folder.ts";

/** The file of redirects that exports write, in the form of static hosts: from, to and perhaps a status in each line. */
const file = "_redirects";
const maxBytes = 8 * 1024 * 1024;

/** Takes over the folder's file of redirects, where it has one; addresses that lead somewhere already are left alone. */
export async function importRedirects(
  ctx: ActorContext,
  folder: SourceFolder,
  dryRun: boolean,
): Promise<{ added: number; skipped: FileNotice[] }> {
  const bytes = await folder.read(file, maxBytes).catch((error: unknown) => {
    if (error instanceof SourceError) return null;
    throw error;
  });
  if (bytes === null) return { added: 0, skipped: [] };
  const { redirects: found, faults } = readRedirectFile(decodeText(bytes).text);
  const skipped: FileNotice[] = faults.map(({ line, text, reason }) => ({
    file,
    line,
    reason: `${reason}: ${text.slice(0, 80)}`,
  }));
  if (dryRun || found.length === 0) return { added: 0, skipped };
  const publicationId = ctx.publication.id;
  const added = await transact(ctx, async (tx) => {
    let count = 0;
    for (const { fromPath, to, permanent } of found)
      count += await insertRedirects(tx, publicationId, [fromPath], { to, permanent, now: nowOf(ctx) });
    if (count > 0) {
      await purge(tx, ctx, [cacheTags.addresses(publicationId)]);
      await audit(tx, ctx, { action: "redirect.imported", subjectType: "redirect", data: { count } });
    }
    return count;
  });
  return { added, skipped };
}
