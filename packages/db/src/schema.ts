/** All tables, as drizzle and drizzle-kit want them: one namespace. */
export * from "./schema/bundles.ts";
export * from "./schema/cache.ts";
export * from "./schema/notifications.ts";
export * from "./schema/people.ts";
export * from "./schema/post-documents.ts";
export * from "./schema/post-views.ts";
export * from "./schema/posts.ts";
export * from "./schema/preview-links.ts";
export * from "./schema/publications.ts";
export * from "./schema/review.ts";
export * from "./schema/search-words.ts";
export * from "./schema/sign-in-methods.ts";
export * from "./schema/site.ts";
export * from "./schema/snippets.ts";
export * from "./schema/staff-roles.ts";
export * from "./schema/tags.ts";
export * from "./schema/transfers.ts";
