import type { AnyJob } from "@broadsheet/queue/job";
import { announceChangesJob } from "./announce/announce-changes.job.ts";
import { bundleHeldJob } from "./bundles/bundle-held.job.ts";
import { publishDueBundleJob } from "./bundles/publish-due-bundle.job.ts";
import { checkLinksJob } from "./checklist/check-links.job.ts";
import { foldDocumentJob } from "./collab/fold-document.job.ts";
import { tidyDocumentsJob } from "./collab/tidy-documents.job.ts";
import { commentWrittenJob } from "./comments/comment-written.job.ts";
import type { Services } from "./kernel/services.ts";
import { catchUpMediaJob } from "./media/catch-up-media.job.ts";
import { emptyBinJob } from "./media/empty-bin.job.ts";
import { prepareMediaJob } from "./media/prepare-media.job.ts";
import { mailNotificationsJob } from "./notifications/mail-notifications.job.ts";
import { sendDigestsJob } from "./notifications/send-digests.job.ts";
import { forgetExpiredJob } from "./people/forget-expired.job.ts";
import { sendInvitation } from "./people/invitation-mail.job.ts";
import { securityNotice } from "./people/security-notice.job.ts";
import { sendSignInLink } from "./people/sign-in-link.job.ts";
import { postHeldJob } from "./posts/post-held.job.ts";
import { postPublishedJob } from "./posts/post-published.job.ts";
import { publishDuePostsJob } from "./posts/publish-due-posts.job.ts";
import { publishScheduledPostJob } from "./posts/publish-scheduled-post.job.ts";
import { reindexSearchJob } from "./posts/reindex-search.job.ts";
import { rerenderPostsJob } from "./posts/rerender-posts.job.ts";
import { reviewDecidedJob } from "./posts/review-decided.job.ts";
import { reviewRequestedJob } from "./posts/review-requested.job.ts";
import { unpublishDuePostJob } from "./posts/unpublish-due-post.job.ts";
import { purgeCdnJob } from "./site/purge-cdn.job.ts";
import { tidyTransfersJob } from "./transfers/tidy-transfers.job.ts";
import { transferJob } from "./transfers/transfer.job.ts";

/** Every job there is: the worker runs them, `broadsheet migrate` makes their queues. */
export const jobs: readonly AnyJob<Services>[] = [
  announceChangesJob,
  postPublishedJob,
  postHeldJob,
  publishScheduledPostJob,
  unpublishDuePostJob,
  publishDueBundleJob,
  bundleHeldJob,
  publishDuePostsJob,
  foldDocumentJob,
  tidyDocumentsJob,
  reindexSearchJob,
  purgeCdnJob,
  rerenderPostsJob,
  prepareMediaJob,
  catchUpMediaJob,
  emptyBinJob,
  reviewDecidedJob,
  reviewRequestedJob,
  checkLinksJob,
  commentWrittenJob,
  sendDigestsJob,
  mailNotificationsJob,
  forgetExpiredJob,
  sendInvitation,
  sendSignInLink,
  securityNotice,
  transferJob,
  tidyTransfersJob,
];
