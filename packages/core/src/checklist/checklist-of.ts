import type { ChecklistEntry, ChecklistRules } from "@broadsheet/contract/checklist";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import type { FieldIssue } from "@broadsheet/contract/errors";
import type { PostSettings } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { suggestionsIn, withoutReview } from "@broadsheet/document/review";
import { wordCount } from "@broadsheet/document/text";
import type { PostDocument } from "@broadsheet/document/types";
import { walk } from "@broadsheet/document/walk";
import { countOpenThreads } from "../comments/comment.reads.ts";
import type { Context } from "../kernel/context.ts";
import { countTags } from "../tags/tag.reads.ts";
import { type ChecklistFacts, hasCompulsory, judge, obstacles } from "./checklist.policy.ts";
import { findMissingPaths, readLinkChecks } from "./link-check.reads.ts";
import { isFresh } from "./link-freshness.ts";
import { linksOf } from "./links-of.ts";

/** A post whose working copy is to be judged. */
interface Judged {
  id: string;
  working: { document: PostDocumentJson; settings: PostSettings };
}

function pictures(document: PostDocument): { all: number; withoutAlt: number } {
  let [all, withoutAlt] = [0, 0];
  walk(document, (node) => {
    if (node.type !== "image" && node.type !== "figure") return;
    all += 1;
    if (!node.attrs.alt?.trim()) withoutAlt += 1;
  });
  return { all, withoutAlt };
}

/** What is known of where the post leads. `stale`: something should be looked at, anew or for the first time. */
async function linkFacts(tx: Tx, { publication, clock }: Context, document: PostDocument) {
  const { own, outside } = linksOf(document, publication.url);
  const missing = await findMissingPaths(tx, publication.id, [...own.keys()]);
  const known = await readLinkChecks(tx, publication.id, outside);
  const dead = outside.filter((url) => ["missing", "refused"].includes(known.get(url)?.result ?? ""));
  const open = outside.filter((url) => ["unreachable", undefined].includes(known.get(url)?.result));
  return {
    deadLinks: [...missing.map((path) => own.get(path) ?? path), ...dead],
    openLinks: open.length,
    stale: outside.some((url) => !isFresh(known.get(url), clock.now())),
  };
}

async function factsOf(
  tx: Tx,
  ctx: Context,
  post: Judged,
  rules: ChecklistRules,
): Promise<ChecklistFacts & { stale: boolean }> {
  const { settings } = post.working;
  const written = post.working.document as PostDocument;
  const document = withoutReview(written);
  const { all, withoutAlt } = pictures(document);
  const links =
    rules.dead_links === "off"
      ? { deadLinks: [], openLinks: 0, stale: false }
      : await linkFacts(tx, ctx, document);
  return {
    excerpt: settings.excerpt,
    cover: settings.cover,
    tags: await countTags(tx, ctx.publication.id, settings.tagIds),
    metaDescription: settings.metaDescription,
    pictures: all,
    picturesWithoutAlt: withoutAlt,
    words: wordCount(document),
    ...links,
    openComments: await countOpenThreads(tx, ctx.publication.id, post.id),
    openSuggestions: suggestionsIn(written).length,
  };
}

/** How a working copy stands against the checklist of its publication; `staleLinks` when its links should be looked at. */
export async function checklistOf(
  tx: Tx,
  ctx: Context,
  post: Judged,
): Promise<{ entries: ChecklistEntry[]; staleLinks: boolean }> {
  const rules = ctx.publication.settings.checklist;
  const { stale, ...facts } = await factsOf(tx, ctx, post, rules);
  return { entries: judge(rules, facts), staleLinks: stale };
}

/** What a publication insists on and the post lacks, each as an issue at `checklist.<item>`. */
export async function checklistIssues(tx: Tx, ctx: Context, post: Judged): Promise<FieldIssue[]> {
  if (!hasCompulsory(ctx.publication.settings.checklist)) return [];
  const missing = obstacles((await checklistOf(tx, ctx, post)).entries);
  return missing.map(({ item, detail }) => ({ path: `checklist.${item}`, message: detail }));
}
