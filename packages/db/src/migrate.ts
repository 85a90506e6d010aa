import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";
import { z } from "zod";
import { OperatorError } from "./operator-error.ts";

const migrationsFolder = fileURLToPath(new URL("../migrations", import.meta.url));
const minimumServerVersion = 150_000;
/** Any number will do, as long as all versions of Broadsheet use the same. */
const advisoryLock = 7_226_011;

const journal = z.object({ entries: z.array(z.object({ tag: z.string(), when: z.number() })) });

export interface MigrationState {
  /** Migrations this version knows. */
  known: number;
  /** Migrations the database has. */
  applied: number;
  /** True when the database was migrated by a newer version of Broadsheet. */
  newer: boolean;
}

function knownMigrations() {
  return journal.parse(JSON.parse(readFileSync(`${migrationsFolder}/meta/_journal.json`, "utf8"))).entries;
}

/** How far a database is migrated. Needs no more than the right to read. */
export async function migrationState(sql: postgres.Sql): Promise<MigrationState> {
  const known = knownMigrations();
  const [table] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as exists`;
  if (!table?.exists) return { known: known.length, applied: 0, newer: false };
  const applied = await sql<{ created_at: string }[]>`select created_at from drizzle.__drizzle_migrations`;
  const latestKnown = Math.max(...known.map((entry) => entry.when));
  return {
    known: known.length,
    applied: applied.length,
    newer: applied.some((row) => Number(row.created_at) > latestKnown),
  };
}

async function ensureAppRole(sql: postgres.Sql) {
  const [found] = await sql`select 1 from pg_roles where rolname = 'broadsheet_app'`;
  try {
    if (!found) await sql`create role broadsheet_app nologin nosuperuser nobypassrls nocreaterole nocreatedb`;
    await sql`
      do $$ begin
        if current_user <> 'broadsheet_app' and not pg_has_role(current_user, 'broadsheet_app', 'MEMBER') then
          execute format('grant broadsheet_app to %I', current_user);
        end if;
      end $$`;
  } catch (error) {
    // Two databases of one cluster may be migrated at once; roles are shared between them.
    if (error instanceof postgres.PostgresError && ["42710", "23505"].includes(error.code)) return;
    throw new OperatorError(
      "The database user may not create the role broadsheet_app. Run `create role broadsheet_app nologin; grant broadsheet_app to <user>;` as an administrator, then try again.",
      { cause: error },
    );
  }
}

/** The running application may read and write rows, never change tables, and never rewrite the audit log. */
async function grantToApp(sql: postgres.Sql) {
  await sql.unsafe(`
    grant usage on schema public, drizzle to broadsheet_app;
    grant select, insert, update, delete on all tables in schema public to broadsheet_app;
    revoke update, delete, truncate on audit_log from broadsheet_app;
    grant select on drizzle.__drizzle_migrations to broadsheet_app;
    grant execute on function resolve_publication(text), publication_ids(), search_live_posts(tsquery, timestamptz, integer) to broadsheet_app;
    grant execute on function search_live_posts(tsquery, timestamptz, integer, uuid, uuid, timestamptz, timestamptz), similar_search_words(text[], integer), count_live_posts(tsquery, timestamptz, integer) to broadsheet_app;
    grant execute on function find_working_copies(tsquery, text, integer), find_media(tsquery, integer) to broadsheet_app;
    grant execute on function cache_purges_since(xid8), trim_cache_purges(), gather_statistics() to broadsheet_app;
  `);
}

/**
 * Brings a database to this version's schema, forward only. An advisory lock lets several processes call it at once: one works, the
 * others wait and find nothing to do. Throws OperatorError with advice for an old server or a newer schema.
 */
export async function migrateDatabase({
  url,
  log = () => {},
}: {
  url: string;
  log?: (message: string) => void;
}) {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: "broadsheet-migrate" },
  });
  try {
    const [server] =
      await sql`select current_setting('server_version_num')::int as version, current_setting('server_version') as name`;
    if (Number(server?.version) < minimumServerVersion) {
      throw new OperatorError(`Postgres ${server?.name} is too old; Broadsheet needs Postgres 15 or newer.`);
    }
    await sql`select pg_advisory_lock(${advisoryLock})`;
    const before = await migrationState(sql);
    if (before.newer) {
      throw new OperatorError(
        "The database was migrated by a newer version of Broadsheet. Start that version or newer; an older one could damage it.",
      );
    }
    await ensureAppRole(sql);
    if (before.applied < before.known) {
      log(`Applying ${before.known - before.applied} migration(s)`);
      await migrate(drizzle(sql), { migrationsFolder });
    }
    await grantToApp(sql);
    return await migrationState(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}
