import { listPostsInput } from "@broadsheet/contract/post-lists";
import { listChangedPages } from "../../announce/changed-page.reads.ts";
import { listLivePosts, requireKind, requireLivePost } from "../../api/live-post.reads.ts";
import { findIdBySlug, findPostIdBySlug, requireLiveName } from "../../api/name.reads.ts";
import { listAudit } from "../../audit-log/audit.reads.ts";
import { countPostsOf, listAuthors, requireAuthor, takenAuthorSlugs } from "../../authors/author.reads.ts";
import { findBundle, listBundles } from "../../bundles/bundle.reads.ts";
import { findHeldBundle, listBundleKeepers } from "../../bundles/bundle-mail.reads.ts";
import { listUndated, readCalendar } from "../../calendar/calendar.reads.ts";
import { findMissingPaths, readLinkChecks } from "../../checklist/link-check.reads.ts";
import { findOpenPost, listPeers, listWaitingFolds } from "../../collab/collab.reads.ts";
import {
  countOpenThreads,
  findWrittenComment,
  listThreads,
  requireThread,
} from "../../comments/comment.reads.ts";
import { readExportPost } from "../../export/export.reads.ts";
import { findAuthor, findTag } from "../../import/import.reads.ts";
import { findMediaByContent, isEmblem, requireMedia } from "../../media/media.reads.ts";
import { findMedia, listMediaByContent, listUnprepared } from "../../media/picture.reads.ts";
import {
  countUnread,
  listDigestReaders,
  listMailDue,
  listNotifications,
  oldestMailDue,
  readMailChoices,
  readNews,
} from "../../notifications/notification.reads.ts";
import { findBundleOf, waitsInBundle } from "../../posts/bundle-of-post.reads.ts";
import { listDueBundles, listDuePosts, listLeavingPosts } from "../../posts/due.reads.ts";
import { listLiveTexts } from "../../posts/live-text.reads.ts";
import { findLiveTitle } from "../../posts/live-title.reads.ts";
import { readNow } from "../../posts/now.reads.ts";
import { findPostDetail, requirePostDetail } from "../../posts/post.reads.ts";
import { listPosts } from "../../posts/post-list.reads.ts";
import { listPostReaders } from "../../posts/post-people.reads.ts";
import { findPostState, requireVisible } from "../../posts/post-state.reads.ts";
import { countPostViews, findPostView, listPostViews } from "../../posts/post-view.reads.ts";
import { listOutdated } from "../../posts/rendered.reads.ts";
import { findReview, listReviews } from "../../posts/review.reads.ts";
import { listRevisions, requireRevision } from "../../posts/revision.reads.ts";
import { findLiveSince, findSnapshot } from "../../posts/snapshot.reads.ts";
import { listTagNames } from "../../posts/tag-names.reads.ts";
import { findWorkingDocument } from "../../posts/working-document.reads.ts";
import { findPreviewedPost, listPreviewLinks } from "../../previews/preview-link.reads.ts";
import { listWorkingNames } from "../../previews/working-names.reads.ts";
import { exportRedirects, findRedirectsFrom, listRedirects } from "../../redirects/redirect.reads.ts";
import { listPagesBeside, readStandings } from "../../site/beside.reads.ts";
import { correctQuery } from "../../site/correction.reads.ts";
import { listFeedPosts } from "../../site/feed.reads.ts";
import { listForMachines, readPostSource } from "../../site/markdown.reads.ts";
import { readMoved } from "../../site/moved.reads.ts";
import { readSitePost } from "../../site/post.reads.ts";
import { listSitePosts } from "../../site/post-list.reads.ts";
import { searchSite, suggestPosts } from "../../site/search.reads.ts";
import { readSiteAuthor, readSiteTag } from "../../site/tag-and-author.reads.ts";
import { countSnippets, listSnippets, requireSnippet } from "../../snippets/snippet.reads.ts";
import { countTags, listTags, requireTag, takenTagSlugs } from "../../tags/tag.reads.ts";
import { mediaReads } from "./media-reads.ts";
import { transferReads } from "./transfer-reads.ts";
import type { LargeWorld } from "./world.ts";

type Read = (world: LargeWorld) => Promise<unknown>;

const page = { limit: 50 };
const url = "https://example.org";
const allParts = new Set(["html", "document"] as const);

/** How each read of a large table is called where it has most to do; more than one call where it takes different ways. */
export const reads: Readonly<Record<string, Read | Read[]>> = {
  listLivePosts: [
    (w) => listLivePosts(w.tx, w.scope, url, "post", { ...page, view: "live" }, allParts),
    (w) => listLivePosts(w.tx, w.scope, url, "post", { ...page, view: "live", tag: w.tag.slug }, allParts),
    (w) =>
      listLivePosts(w.tx, w.scope, url, "post", { ...page, view: "live", author: w.author.slug }, allParts),
    // Few posts, none at all, and nobody.
    (w) =>
      listLivePosts(
        w.tx,
        w.scope,
        url,
        "post",
        { ...page, view: "live", author: w.idleAuthor.slug },
        allParts,
      ),
    (w) => listLivePosts(w.tx, w.scope, url, "post", { ...page, view: "live", author: "nobody" }, allParts),
    (w) =>
      listLivePosts(
        ...([w.tx, w.scope, url, "post"] as const),
        { ...page, view: "live", author: w.rareAuthor.slug, tag: w.tag.slug },
        allParts,
      ),
    (w) => listLivePosts(w.tx, w.scope, url, "post", { ...page, view: "live", q: w.post.word }, allParts),
  ],
  requireLivePost: (w) => requireLivePost(w.tx, w.scope, url, "post", { slug: w.post.slug }, allParts),
  requireKind: (w) => requireKind(w.tx, w.publicationId, "post", w.post.id),
  requireLiveName: (w) => requireLiveName(w.tx, w.scope, "tag", w.tag.id),
  findIdBySlug: (w) => findIdBySlug(w.tx, w.publicationId, "tag", w.tag.slug),
  findPostIdBySlug: (w) => findPostIdBySlug(w.tx, w.publicationId, "post", w.post.slug),
  listAudit: [
    (w) => listAudit(w.tx, w.publicationId, page),
    (w) => listAudit(w.tx, w.publicationId, { ...page, userId: w.userId, action: "post.published" }),
    (w) => listAudit(w.tx, w.publicationId, { ...page, kind: "role" }),
    (w) => listAudit(w.tx, w.publicationId, { ...page, userId: w.id }),
    (w) => listAudit(w.tx, w.publicationId, { ...page, kind: "post", subjectId: w.post.id }),
    (w) => listAudit(w.tx, w.publicationId, { ...page, kind: "post", from: "2020-01-01", before: w.now }),
  ],
  listAuthors: (w) => listAuthors(w.tx, w.publicationId, { ...page, q: "a" }),
  requireAuthor: (w) => requireAuthor(w.tx, w.publicationId, w.author.id),
  takenAuthorSlugs: (w) => takenAuthorSlugs(w.tx, w.publicationId, "ada"),
  countPostsOf: (w) => countPostsOf(w.tx, w.publicationId, w.author.id),
  readExportPost: (w) => readExportPost(w.tx, w.publicationId, w.post.id),
  findAuthor: (w) => findAuthor(w.tx, w.publicationId, { name: "Ada", slug: "ada" }),
  findTag: (w) => findTag(w.tx, w.publicationId, { name: "Ada", slug: "ada" }),
  ...mediaReads,
  ...transferReads,
  requireMedia: (w) => requireMedia(w.tx, w.publicationId, w.id).catch(() => null),
  findMediaByContent: (w) => findMediaByContent(w.tx, w.publicationId, "none"),
  findMedia: (w) => findMedia(w.tx, w.publicationId, w.id),
  listUnprepared: (w) => listUnprepared(w.tx, w.publicationId, 1),
  listMediaByContent: (w) => listMediaByContent(w.tx, w.publicationId, ["none", "no other"]),
  listOutdated: [
    (w) => listOutdated(w.tx, w.publicationId, { version: 1_000, after: null, limit: 10 }),
    (w) =>
      listOutdated(w.tx, w.publicationId, {
        version: 1_000,
        after: { id: w.post.id, rendererVersion: 1 },
        limit: 10,
      }),
  ],
  isEmblem: (w) => isEmblem(w.tx, w.publicationId, "media/1"),
  listDueBundles: (w) => listDueBundles(w.tx, w.publicationId, w.now),
  listLeavingPosts: (w) => listLeavingPosts(w.tx, w.publicationId, w.now),
  listBundles: (w) => listBundles(w.tx, w.ctx, page),
  findBundle: (w) => findBundle(w.tx, w.publicationId, w.id),
  findHeldBundle: (w) => findHeldBundle(w.tx, w.publicationId, w.id),
  listBundleKeepers: (w) => listBundleKeepers(w.tx, w.publicationId, w.id),
  findBundleOf: (w) => findBundleOf(w.tx, w.publicationId, w.post.id),
  waitsInBundle: (w) => waitsInBundle(w.tx, w.publicationId, w.post.id),
  readCalendar: [
    (w) => readCalendar(w.tx, w.ctx, { from: "2020-03-01T00:00:00.000Z", to: "2020-04-01T00:00:00.000Z" }),
    (w) =>
      readCalendar(w.tx, w.ctx, {
        ...{ from: "2020-03-01T00:00:00.000Z", to: "2020-04-01T00:00:00.000Z" },
        authorId: w.author.id,
      }),
  ],
  listUndated: (w) => listUndated(w.tx, w.ctx, page),
  findLiveSince: (w) => findLiveSince(w.tx, w.publicationId, w.post.id),
  listTagNames: (w) => listTagNames(w.tx, w.publicationId, [w.tag.id]),
  listPreviewLinks: (w) => listPreviewLinks(w.tx, w.ctx, w.post.id),
  findPreviewedPost: (w) => findPreviewedPost(w.tx, w.ctx, "none"),
  listWorkingNames: (w) =>
    listWorkingNames(w.tx, w.publicationId, {
      authorIds: [w.author.id],
      working: { settings: { tagIds: [w.tag.id] } },
    }),
  listDuePosts: (w) => listDuePosts(w.tx, w.publicationId, w.now),
  listLiveTexts: (w) => listLiveTexts(w.tx, w.publicationId, w.post.id, 100),
  listReviews: (w) => listReviews(w.tx, w.publicationId, w.post.id),
  listPostReaders: (w) => listPostReaders(w.tx, w.publicationId, w.post.id),
  findWrittenComment: (w) =>
    findWrittenComment(w.tx, {
      publicationId: w.publicationId,
      postId: w.post.id,
      threadId: w.id,
      commentId: w.id,
    }),
  requireVisible: (w) => requireVisible(w.tx, w.ctx, w.post.id),
  findOpenPost: (w) => findOpenPost(w.tx, w.publicationId, w.post.id),
  listPeers: (w) => listPeers(w.tx, w.publicationId, w.post.id, new Date(w.now)),
  listWaitingFolds: (w) => listWaitingFolds(w.tx, w.publicationId, w.now),
  findPostState: (w) => findPostState(w.tx, w.publicationId, w.post.id),
  listThreads: (w) =>
    listThreads(w.tx, { publicationId: w.publicationId, postId: w.post.id, userId: w.userId }),
  requireThread: (w) =>
    requireThread(w.tx, { publicationId: w.publicationId, postId: w.post.id, userId: w.userId }, w.id).catch(
      () => null,
    ),
  countOpenThreads: (w) => countOpenThreads(w.tx, w.publicationId, w.post.id),
  readLinkChecks: (w) => readLinkChecks(w.tx, w.publicationId, [url]),
  findMissingPaths: (w) => findMissingPaths(w.tx, w.publicationId, ["/posts/none"]),
  findWorkingDocument: (w) => findWorkingDocument(w.tx, w.publicationId, w.post.id),
  countTags: (w) => countTags(w.tx, w.publicationId, [w.tag.id]),
  countUnread: (w) => countUnread(w.tx, w.publicationId, w.actor),
  listNotifications: (w) => listNotifications(w.tx, w.publicationId, w.actor, page),
  readNews: (w) => readNews(w.tx, w.publicationId, w.userId, [w.id]),
  readMailChoices: (w) => readMailChoices(w.tx, w.publicationId, [w.userId]),
  listMailDue: (w) => listMailDue(w.tx, w.publicationId, w.userId, "daily", w.now),
  listDigestReaders: (w) => listDigestReaders(w.tx, w.publicationId, w.now),
  oldestMailDue: (w) => oldestMailDue(w.tx, w.publicationId, w.userId),
  suggestPosts: (w) => suggestPosts(w.tx, w.scope, w.post.word.slice(0, 3)),
  readStandings: (w) => readStandings(w.tx, w.publicationId, [w.post.id]),
  listPagesBeside: [
    async (w) =>
      listPagesBeside(w.tx, w.publicationId, await readStandings(w.tx, w.publicationId, [w.post.id])),
    (w) =>
      listPagesBeside(w.tx, w.publicationId, [
        {
          ...{ postId: w.post.id, publishedAt: w.now, original: w.post.id },
          ...{ tagIds: [w.tag.id], authorIds: [w.author.id] },
        },
      ]),
  ],
  correctQuery: (w) => correctQuery(w.tx, w.scope, "harbuor"),
  findRedirectsFrom: (w) => findRedirectsFrom(w.tx, w.publicationId, ["/a", "/b"]),
  exportRedirects: (w) => exportRedirects(w.tx, w.publicationId),
  listChangedPages: (w) => listChangedPages(w.tx, w.publicationId, w.now),
  readPostSource: (w) => readPostSource(w.tx, w.scope, { kind: "post", slug: w.post.slug }),
  listForMachines: [
    (w) => listForMachines(w.tx, w.scope, "post", 100),
    (w) => listForMachines(w.tx, w.scope, "page", 50),
  ],
  findReview: (w) => findReview(w.tx, w.publicationId, w.post.id, w.id),
  findLiveTitle: (w) => findLiveTitle(w.tx, w.publicationId, w.post.id),
  listPosts: (
    [
      {},
      { authorId: "author" },
      { tagId: "tag" },
      { tagId: "tag", authorId: "author" },
      { q: "word" },
      { q: "Zzyzx" },
      { q: "a" },
      { q: "word", order: "published" },
      { q: "word", tagId: "tag", order: "created" },
      { status: ["in_review"] },
      { status: ["published"], order: "published" },
      { status: ["draft", "changes_requested"], order: "created" },
      { order: "created" },
      { order: "published" },
      { hasChanges: true },
      { awaitingMe: true },
      { language: "de" },
      { from: "2020-03-01T00:00:00.000Z", before: "2020-04-01T00:00:00.000Z", order: "published" },
      { bin: true },
      { kind: "page" },
      { kind: "page", order: "published" },
    ] as const
  ).map((filter) => (w: LargeWorld) => {
    const { tagId, authorId, q, ...rest } = filter as Record<string, unknown>;
    const named = {
      ...(tagId ? { tagId: w.tag.id } : {}),
      ...(authorId ? { authorId: w.author.id } : {}),
      ...(q ? { q: q === "word" ? w.post.word : q } : {}),
    };
    return listPosts(w.tx, w.ctx, listPostsInput.parse({ ...page, kind: "post", ...rest, ...named }));
  }),
  readNow: (w) => readNow(w.tx, { ...w.ctx, actor: w.actor }),
  listPostViews: (w) => listPostViews(w.tx, w.publicationId, w.userId, "post"),
  findPostView: (w) => findPostView(w.tx, w.publicationId, w.id),
  countPostViews: (w) => countPostViews(w.tx, w.publicationId, w.userId),
  findPostDetail: (w) => findPostDetail(w.tx, w.ctx, w.post.id),
  requirePostDetail: (w) => requirePostDetail(w.tx, w.ctx, w.post.id),
  listRevisions: (w) => listRevisions(w.tx, w.ctx, { ...page, postId: w.post.id }),
  requireRevision: (w) =>
    requireRevision(w.tx, w.ctx, { postId: w.post.id, revisionId: w.id }).catch(() => null),
  findSnapshot: (w) => findSnapshot(w.tx, w.publicationId, w.post.id),
  listRedirects: (w) => listRedirects(w.tx, w.publicationId, page),
  listFeedPosts: [
    (w) => listFeedPosts(w.tx, w.scope, {}),
    (w) => listFeedPosts(w.tx, w.scope, { tagId: w.tag.id }),
    (w) => listFeedPosts(w.tx, w.scope, { authorId: w.author.id }),
  ],
  readMoved: (w) => readMoved(w.tx, w.scope, "/old/777"),
  listSitePosts: [
    (w) => listSitePosts(w.tx, w.scope, { page: 1, size: 50 }),
    (w) => listSitePosts(w.tx, w.scope, { page: 1, size: 50, tagId: w.tag.id }),
    (w) => listSitePosts(w.tx, w.scope, { page: 1, size: 50, authorId: w.author.id }),
    (w) => listSitePosts(w.tx, w.scope, { page: 1, size: 50, from: "2020-03-01", before: "2020-04-01" }),
  ],
  readSitePost: (w) => readSitePost(w.tx, w.scope, { kind: "post", slug: w.post.slug }),
  searchSite: (w) => searchSite(w.tx, w.scope, { query: w.post.word, page: 1 }),
  readSiteTag: (w) => readSiteTag(w.tx, w.scope, w.tag.slug),
  readSiteAuthor: (w) => readSiteAuthor(w.tx, w.scope, w.author.slug),
  listSnippets: (w) => listSnippets(w.tx, w.ctx),
  requireSnippet: (w) => requireSnippet(w.tx, w.ctx, w.id).catch(() => null),
  countSnippets: (w) => countSnippets(w.tx, w.publicationId),
  listTags: (w) => listTags(w.tx, w.publicationId, { ...page, q: "a" }),
  requireTag: (w) => requireTag(w.tx, w.publicationId, w.tag.id),
  takenTagSlugs: (w) => takenTagSlugs(w.tx, w.publicationId, "ada"),
};
