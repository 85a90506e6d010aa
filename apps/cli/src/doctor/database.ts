import { migrationState } from "@broadsheet/db/migrate";
import postgres from "postgres";
import { withDatabase } from "../database.ts";
import { type DatabaseFacts, reachDatabase } from "../database-check.ts";
import type { CliEnv } from "../env.ts";
import { type Finding, failed, ok, warning } from "./finding.ts";

const oldestPostgres = 150_000;

export async function examineDatabase(env: CliEnv): Promise<Finding[]> {
  try {
    return await withDatabase(
      env,
      () => undefined,
      async ({ appUrl }) => {
        const facts = await reachDatabase(appUrl);
        return [judgeVersion(facts), judgeRole(facts), await examineMigrations(appUrl)];
      },
    );
  } catch (error) {
    return [failed("database", error instanceof Error ? error.message : String(error))];
  }
}

export function judgeVersion({ version, versionNumber, user }: DatabaseFacts): Finding {
  return versionNumber >= oldestPostgres
    ? ok("database", `Postgres ${version} answers "${user}"`)
    : failed("database", `Postgres ${version} is too old: use version 15 or newer.`);
}

export function judgeRole({ user, bypassesRowSecurity }: DatabaseFacts): Finding {
  return bypassesRowSecurity
    ? warning(
        "database role",
        `"${user}" can bypass row-level security, the second lock between publications: use a user without SUPERUSER and BYPASSRLS in DATABASE_URL, and this one in DATABASE_OWNER_URL.`,
      )
    : ok("database role", `"${user}" cannot bypass row-level security`);
}

async function examineMigrations(url: string): Promise<Finding> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const { known, applied, newer } = await migrationState(sql);
    const open = known - applied;
    if (newer) return failed("migrations", "of a newer Broadsheet: start that version or newer.");
    if (open > 0) return failed("migrations", `${open} to apply: run \`npm run broadsheet -- migrate\`.`);
    return ok("migrations", `all ${known} applied`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
