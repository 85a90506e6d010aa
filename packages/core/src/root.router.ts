import { apiRouter } from "./api/api.router.ts";
import { auditRouter } from "./audit-log/audit.router.ts";
import { authorRouter } from "./authors/author.router.ts";
import { bookmarkRouter } from "./bookmarks/bookmark.router.ts";
import { bundleRouter } from "./bundles/bundle.router.ts";
import { calendarRouter } from "./calendar/calendar.router.ts";
import { checklistRouter } from "./checklist/checklist.router.ts";
import { commentRouter } from "./comments/comment.router.ts";
import { installationRouter } from "./installation/installation.router.ts";
import { router } from "./kernel/trpc.ts";
import { mediaRouter } from "./media/media.router.ts";
import { notificationRouter } from "./notifications/notification.router.ts";
import { outboxRouter } from "./outbox/outbox.router.ts";
import { peopleRouter } from "./people/people.router.ts";
import { postRouter } from "./posts/post.router.ts";
import { previewRouter } from "./previews/preview.router.ts";
import { publicationRouter } from "./publications/publication.router.ts";
import { redirectRouter } from "./redirects/redirect.router.ts";
import { snippetRouter } from "./snippets/snippet.router.ts";
import { tagRouter } from "./tags/tag.router.ts";
import { tokenRouter } from "./tokens/token.router.ts";
import { transferRouter } from "./transfers/transfer.router.ts";

/** Every procedure there is; one line a noun. */
export const appRouter = router({
  api: apiRouter,
  audit: auditRouter,
  authors: authorRouter,
  bookmarks: bookmarkRouter,
  bundles: bundleRouter,
  calendar: calendarRouter,
  previews: previewRouter,
  publication: publicationRouter,
  checklist: checklistRouter,
  comments: commentRouter,
  notifications: notificationRouter,
  redirects: redirectRouter,
  snippets: snippetRouter,
  tags: tagRouter,
  installation: installationRouter,
  media: mediaRouter,
  outbox: outboxRouter,
  people: peopleRouter,
  posts: postRouter,
  tokens: tokenRouter,
  transfers: transferRouter,
});

export type AppRouter = typeof appRouter;
