import type { Permission } from "@broadsheet/contract/permissions";

interface Words {
  label: string;
  /** What it means in daily work, where the label does not say it. */
  description?: string;
}

export interface PermissionGroup {
  title: string;
  permissions: readonly Permission[];
}

/** What somebody who holds a permission may do. */
export const permissionWords: Record<Permission, Words> = {
  "post:create": { label: "Begin posts and pages" },
  "post:read:own": { label: "See their own" },
  "post:read:any": {
    label: "See everybody’s",
    description: "Drafts too. Without it, the rest of this list works on their own posts alone.",
  },
  "post:comment:own": { label: "Comment on their own" },
  "post:comment:any": { label: "Comment on everybody’s" },
  "post:suggest:own": { label: "Suggest changes in their own" },
  "post:suggest:any": { label: "Suggest changes in everybody’s" },
  "post:edit:own": { label: "Write in their own" },
  "post:edit:any": { label: "Write in everybody’s" },
  "post:submit:own": { label: "Ask for a review of their own" },
  "post:submit:any": { label: "Ask for a review of everybody’s" },
  "post:publish:own": {
    label: "Publish and schedule their own",
    description: "Also take them off the site.",
  },
  "post:publish:any": {
    label: "Publish and schedule everybody’s",
    description: "Also take them off the site.",
  },
  "post:archive:own": { label: "Archive their own" },
  "post:archive:any": { label: "Archive everybody’s" },
  "post:delete:own": { label: "Delete their own" },
  "post:delete:any": { label: "Delete everybody’s" },
  "post:review": {
    label: "Review",
    description: "Approve posts or ask for changes; needs no approval themselves.",
  },
  "post:assign-authors": { label: "Change bylines" },
  "tag:read": { label: "See and use tags" },
  "tag:create": { label: "Make new tags" },
  "tag:manage": { label: "Rename, merge and delete tags" },
  "snippet:create": {
    label: "Make snippets",
    description: "And change those they made. Whoever writes may put snippets into a text.",
  },
  "snippet:manage": { label: "Change and delete everybody’s snippets" },
  "media:read": { label: "See the media library" },
  "media:upload": { label: "Upload files" },
  "media:manage": { label: "Change and delete everybody’s files" },
  "author:read": { label: "See authors" },
  "author:manage": { label: "Add, change and delete authors" },
  "staff:read": { label: "See who works here" },
  "staff:manage": {
    label: "Invite people, give roles, suspend and remove",
    description: "Never above what they may do themselves.",
  },
  "redirect:manage": { label: "Manage redirects" },
  "token:manage": { label: "Manage API tokens" },
  "audit:read": { label: "Read the audit log" },
  "outbox:read": { label: "Read the outbox", description: "It shows sign-in links of others." },
  "publication:read": { label: "See the publication’s settings" },
  "publication:manage": { label: "Change the publication’s settings" },
  "publication:import": {
    label: "Import archives",
    description: "Posts come in as they are in the archive: published, and under any name.",
  },
  "publication:export": {
    label: "Export everything",
    description: "All posts and media as one file, drafts of everybody too.",
  },
  "publication:transfer": { label: "Hand the publication over" },
};

/** In the order of daily work. Every permission is in one of them. */
export const permissionGroups: readonly PermissionGroup[] = [
  {
    title: "Posts and pages",
    permissions: [
      "post:create",
      "post:read:own",
      "post:read:any",
      "post:edit:own",
      "post:edit:any",
      "post:suggest:own",
      "post:suggest:any",
      "post:comment:own",
      "post:comment:any",
      "post:delete:own",
      "post:delete:any",
    ],
  },
  {
    title: "Review and publishing",
    permissions: [
      "post:submit:own",
      "post:submit:any",
      "post:review",
      "post:publish:own",
      "post:publish:any",
      "post:archive:own",
      "post:archive:any",
      "post:assign-authors",
    ],
  },
  { title: "Tags", permissions: ["tag:read", "tag:create", "tag:manage"] },
  { title: "Snippets", permissions: ["snippet:create", "snippet:manage"] },
  { title: "Media", permissions: ["media:read", "media:upload", "media:manage"] },
  { title: "Authors", permissions: ["author:read", "author:manage"] },
  { title: "People", permissions: ["staff:read", "staff:manage"] },
  {
    title: "The publication",
    permissions: [
      "publication:read",
      "publication:manage",
      "publication:import",
      "publication:export",
      "redirect:manage",
      "token:manage",
      "audit:read",
      "outbox:read",
      "publication:transfer",
    ],
  },
];
