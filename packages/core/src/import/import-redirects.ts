import { createRedirectInput } from "@broadsheet/contract/redirects";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { cacheTags } from "../site/cache-tags.ts";
import { decodeText } from "./decode-text.ts";
import { insertRedirects } from "./import.writes.ts";
import type { FileNotice } from "./import-report.ts";
import { oldPath } from "./permalink.ts";
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
  const skipped: FileNotice[] = [];
  const found = decodeText(bytes)
    .text.split(/\r?\n/)
    .flatMap((text, index) => {
      const line = text.replace(/(?:^|\s)#.*$/, "").trim();
      if (line === "") return [];
      const redirect = readRedirect(line);
      if (!redirect)
        skipped.push({
          file,
          line: index + 1,
          reason: `This is no redirect from one path: ${line.slice(0, 80)}`,
        });
      return redirect ?? [];
    });
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

function readRedirect(line: string) {
  const [from = "", to = "", status = "301", ...more] = line.split(/\s+/);
  const fromPath = /[*]|\/:/.test(from) ? null : oldPath(from);
  if (fromPath === null || more.length > 0 || !/^30[1278]$/.test(status)) return null;
  const permanent = status === "301" || status === "308";
  return createRedirectInput.safeParse({ fromPath, to, permanent }).data ?? null;
}
