import type { TokenScope } from "@broadsheet/contract/permissions";

/** What a program with a token of a scope may do, in words. */
export const scopeWords: Record<TokenScope, { label: string; description: string }> = {
  "content:read": {
    label: "Read what is published",
    description: "Posts, pages, tags and authors as readers see them.",
  },
  "posts:read": {
    label: "Read everything",
    description: "Drafts and posts in review too, with their tags and media.",
  },
  "posts:write": {
    label: "Write posts",
    description: "Creates, changes and deletes everybody’s posts; cannot publish.",
  },
  "posts:publish": {
    label: "Publish posts",
    description: "Publishes, unpublishes, schedules and archives everybody’s posts.",
  },
  "tags:write": { label: "Manage tags", description: "Creates, renames, merges and deletes tags." },
  "media:write": { label: "Upload media", description: "Looks through media and adds files." },
};
