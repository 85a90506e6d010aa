import { setTimeout } from "node:timers/promises";
import { PgBoss } from "pg-boss";
import postgres from "postgres";
import { type AnyJob, deadLetterQueue } from "./job.ts";

export interface MigrateQueueOptions {
  /** The owner's address: this creates and changes tables. */
  connectionString: string;
  /** Every job there is; each gets its queue, or its queue the job's present settings. */
  jobs: readonly AnyJob<never>[];
  /** Default "pgboss". */
  schema?: string;
  /** The role that web and workers connect as. Default "broadsheet_app". */
  role?: string;
}

const daySeconds = 24 * 60 * 60;
/** A worker that says nothing for this long is taken for dead. */
const heartbeatSeconds = 15;

/**
 * Creates or updates the queue's schema and queues, and grants `role` what running needs: rows, no tables.
 * May run again, and beside running older processes.
 */
export async function migrateQueue(options: MigrateQueueOptions): Promise<void> {
  const { connectionString, jobs, schema = "pgboss", role = "broadsheet_app" } = options;
  const boss = new PgBoss({
    connectionString,
    schema,
    max: 2,
    application_name: "broadsheet-migrate",
    schedule: false,
    supervise: false,
    bamIntervalSeconds: 10,
  });
  const errors: unknown[] = [];
  boss.on("error", (error) => errors.push(error));
  // Two at once would collide in what Postgres does not guard itself, such as GRANT.
  const lock = postgres(connectionString, { max: 1, onnotice: () => undefined });
  try {
    await lock`SELECT pg_advisory_lock(hashtext(${`broadsheet-queue-${schema}`}))`;
    await boss.start();
    await ensureQueue(boss, deadLetterQueue, { retentionSeconds: 90 * daySeconds });
    for (const job of jobs) await ensureQueue(boss, job.name, jobSettings(job));
    await indexesBuilt(boss, errors);
    await boss.getDb().executeSql(permissions(schema, role));
  } finally {
    await boss.stop({ graceful: false });
    await lock.end({ timeout: 1 });
  }
}

function jobSettings({ retry, expireSeconds }: AnyJob<never>) {
  return {
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    retryBackoff: retry.backoff,
    ...(retry.backoff ? { retryDelayMax: retry.maxDelaySeconds ?? 3600 } : {}),
    expireInSeconds: expireSeconds,
    heartbeatSeconds,
    deadLetter: deadLetterQueue,
    retentionSeconds: 90 * daySeconds,
    deleteAfterSeconds: 7 * daySeconds,
    notify: true,
  };
}

async function ensureQueue(boss: PgBoss, name: string, settings: Partial<ReturnType<typeof jobSettings>>) {
  // "short": one waiting job a key.
  if (await boss.getQueue(name)) await boss.updateQueue(name, settings);
  else await boss.createQueue(name, { policy: name === deadLetterQueue ? "standard" : "short", ...settings });
}

/** Newer versions of the schema build some indexes in the background: wait, so that a migrated database is whole. */
async function indexesBuilt(boss: PgBoss, errors: unknown[]): Promise<void> {
  for (;;) {
    if (errors.length > 0) throw errors[0];
    const open = (await boss.getBamStatus()).filter(
      ({ status }) => status === "pending" || status === "in_progress",
    );
    if (open.length === 0) return;
    await setTimeout(200);
  }
}

function permissions(schema: string, role: string): string {
  const name = `"${role.replaceAll('"', '""')}"`;
  return `
    DO $$
    DECLARE jobs regclass := coalesce(to_regclass('${schema}.job_common'), to_regclass('${schema}.job'));
    BEGIN
      -- Running jobs are looked for every second, among many finished ones.
      EXECUTE format('CREATE INDEX IF NOT EXISTS broadsheet_job_active ON %s (name) WHERE state = ''active''', jobs);
    END $$;
    GRANT USAGE ON SCHEMA ${schema} TO ${name};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${name};
    GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${name};
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${name};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${name};
    ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE ON SEQUENCES TO ${name};`;
}
