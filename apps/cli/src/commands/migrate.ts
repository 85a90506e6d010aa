import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";

export function registerMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the database to this version's schema; safe beside a running older version")
    .option("--json", "answer in JSON")
    .action(async ({ json = false }: { json?: boolean }) => {
      const { withDatabase } = await import("../database.ts");
      const { migrateInstallation } = await import("../migrate-installation.ts");
      const log = json ? () => undefined : print;
      const state = await withDatabase(readEnv(), log, ({ ownerUrl }) => migrateInstallation(ownerUrl, log));
      if (json) printJson(state);
      else print(`The database is up to date (${state.applied} migrations).`);
    });
}
