import type { Command } from "commander";
import { readEnv } from "../env.ts";

export function registerDev(program: Command): void {
  program
    .command("dev")
    .description(
      "the same for developers: hot reload of the web app, the worker restarts when its sources change",
    )
    .action(async () => {
      const { runInstallation } = await import("../supervisor/installation.ts");
      await runInstallation(readEnv(), "development");
    });
}
