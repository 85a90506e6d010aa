import type { BundleAction, BundleStatus } from "@broadsheet/contract/bundle-ref";
import type { BundleObstacle } from "@broadsheet/contract/bundles";
import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { instant, publicationId, scopedPolicy } from "./columns.ts";
import { users } from "./people.ts";
import { posts } from "./posts.ts";
import { publications } from "./publications.ts";

/** Posts that change for readers at the same moment or not at all. `version` grows with every change of it. */
export const bundles = pgTable(
  "bundles",
  {
    publicationId: publicationId(),
    id: uuid().notNull(),
    name: text().notNull(),
    status: text().$type<BundleStatus>().notNull(),
    version: integer().notNull().default(1),
    scheduledAt: instant(),
    scheduledBy: uuid().references(() => users.id, { onDelete: "set null" }),
    /** What stood in the way when its time came; it is open again since. */
    failure: jsonb().$type<BundleObstacle[]>(),
    publishedAt: instant(),
    createdAt: instant().notNull(),
    createdBy: uuid().references(() => users.id, { onDelete: "set null" }),
    updatedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.id] }),
    foreignKey({ columns: [t.publicationId], foreignColumns: [publications.id] }).onDelete("cascade"),
    index("bundles_updated").on(t.publicationId, t.updatedAt.desc(), t.id.desc()),
    index("bundles_due").on(t.publicationId, t.scheduledAt).where(sql`${t.status} = 'scheduled'`),
    check("bundles_status", sql`${t.status} in ('open', 'scheduled', 'published')`),
    check("bundles_scheduled_has_time", sql`(${t.status} = 'scheduled') = (${t.scheduledAt} is not null)`),
    check("bundles_published_has_time", sql`(${t.status} = 'published') = (${t.publishedAt} is not null)`),
    scopedPolicy(),
  ],
);

/** What happens to one post of a bundle. A post waits in one bundle at most. */
export const bundleItems = pgTable(
  "bundle_items",
  {
    publicationId: publicationId(),
    bundleId: uuid().notNull(),
    postId: uuid().notNull(),
    action: text().$type<BundleAction>().notNull(),
    position: integer().notNull(),
    /** It still is to happen: false once the bundle is published. */
    waiting: boolean().notNull().default(true),
  },
  (t) => [
    primaryKey({ columns: [t.publicationId, t.bundleId, t.postId] }),
    foreignKey({
      columns: [t.publicationId, t.bundleId],
      foreignColumns: [bundles.publicationId, bundles.id],
    }).onDelete("cascade"),
    foreignKey({
      columns: [t.publicationId, t.postId],
      foreignColumns: [posts.publicationId, posts.id],
    }).onDelete("cascade"),
    uniqueIndex("bundle_items_waiting").on(t.publicationId, t.postId).where(sql`${t.waiting}`),
    check("bundle_items_action", sql`${t.action} in ('publish', 'unpublish')`),
    scopedPolicy(),
  ],
);
