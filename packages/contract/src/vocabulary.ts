/** The contract's words and limits without its schemas: screens read these before any schema is loaded. */

/** How long a link works when nobody says otherwise. */
export const previewDays = 7;

/** What a publication may want of a post before it goes out. */
export const checklistItems = [
  "excerpt",
  "cover",
  "tags",
  "meta_description",
  "picture_alt",
  "minimum_words",
  "dead_links",
  "open_comments",
  "open_suggestions",
] as const;

/** `advisory` is shown, `compulsory` must be met before a post is published or scheduled. */
export const checklistLevels = ["off", "advisory", "compulsory"] as const;

/** The built-in looks of the reader site. */
export const themeNames = ["broadsheet", "signal"] as const;

/** How the home page shows its posts: in a column, on a front page with a lead, or as titles. */
export const homeLayouts = ["list", "magazine", "minimal"] as const;

/** Largest file taken, in bytes. */
export const maxMediaBytes = 25 * 1024 * 1024;

/** The most snippets a publication keeps, and the most characters of one as it is stored. */
export const maxSnippets = 500;
export const maxSnippetCharacters = 200_000;
/** Longest name of a snippet. */
export const maxSnippetName = 100;

/** What people who work on posts are told of. */
export const notificationKinds = [
  "mentioned",
  "reply",
  "comment",
  "review_requested",
  "review_decided",
  "published",
  "held",
] as const;

export const mailTimes = ["immediately", "daily", "off"] as const;

/** The workflow's states. `live` is a separate fact: a live post that is edited again goes through review while readers keep what they have. */
export const postStatuses = [
  "draft",
  "in_review",
  "changes_requested",
  "approved",
  "scheduled",
  "published",
  "archived",
] as const;

/** What an entry of the log can be about. */
export const auditKinds = [
  "post",
  "bundle",
  "tag",
  "snippet",
  "author",
  "media",
  "redirect",
  "user",
  "role",
  "invitation",
  "session",
  "token",
  "transfer",
  "publication",
] as const;

/** What a file is to people. */
export const mediaKinds = ["image", "video", "audio", "document"] as const;

export const transferKinds = ["import", "export"] as const;

/** An archive is uploaded, looked at and then imported; an export has one step. */
export const transferSteps = ["upload", "look", "import", "export"] as const;

/** Of an import or export: `looked` means that an archive was looked at and waits for somebody to say "import". */
export const transferStatuses = [
  "uploading",
  "queued",
  "running",
  "looked",
  "done",
  "failed",
  "cancelled",
] as const;

export const transferPhases = ["unpacking", "reading", "importing", "exporting", "packing"] as const;

/** Bytes of every piece of an upload but the last. */
export const uploadPieceBytes = 1024 * 1024;

export const transferCountNames = [
  "files",
  "made",
  "changed",
  "unchanged",
  "skipped",
  "warnings",
  "missing",
  "posts",
  "pages",
  "drafts",
  "authors",
  "tags",
  "media",
  "redirects",
] as const;

/**
 * Why a page could not be described: it is not on the open internet, there is nothing at its address, nobody answered, its server lets nobody
 * in, or it is a file of another kind.
 */
export const pageFailures = ["closed", "missing", "unreachable", "refused", "notAPage"] as const;
export type PageFailure = (typeof pageFailures)[number];
