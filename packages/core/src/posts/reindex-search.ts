import { renderText } from "@broadsheet/document/text";
import { parseDocument } from "@broadsheet/document/validate";
import { type ActorContext, transact } from "../kernel/context.ts";
import { listLiveTexts } from "./live-text.reads.ts";
import { updateSearch } from "./post.writes.ts";

const batch = 50;

/** Computes the search vectors of all live posts in the publication's present language. Each batch commits by itself. */
export async function reindexSearch(ctx: ActorContext, signal: AbortSignal): Promise<void> {
  const publicationId = ctx.publication.id;
  let after: string | null = null;
  do {
    signal.throwIfAborted();
    const start: string | null = after;
    after = await transact(ctx, async (tx) => {
      const rows = await listLiveTexts(tx, publicationId, start, batch);
      for (const { id, title, excerpt, document } of rows) {
        const searchable = { title, about: excerpt, body: renderText(parseDocument(document)) };
        await updateSearch(tx, publicationId, id, ctx.publication.settings.language, searchable);
      }
      return rows.length === batch ? (rows.at(-1)?.id ?? null) : null;
    });
  } while (after !== null);
}
