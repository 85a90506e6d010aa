import type { Command } from "commander";
import { readEnv } from "../env.ts";

export function registerStart(program: Command): void {
  program
    .command("start")
    .description("start Broadsheet: database (unless DATABASE_URL is set), web and worker, until Ctrl-C")
    .action(async () => {
      const { runInstallation } = await import("../supervisor/installation.ts");
      await runInstallation(readEnv(), "production");
    });
}
