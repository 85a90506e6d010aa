import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";

export function registerClaim(program: Command): void {
  program
    .command("claim")
    .description(
      "print the one-time link that makes whoever opens it the owner, for an installation nobody owns",
    )
    .option("--json", "answer in JSON")
    .action(async ({ json = false }: { json?: boolean }) => {
      const { withServices } = await import("../services.ts");
      const { openInstallation } = await import("../supervisor/claim.ts");
      const url = await withServices(readEnv(), json ? () => undefined : print, openInstallation);
      if (json) printJson({ claimed: url === null, url });
      else print(url ?? "This installation has an owner already; ask them for an invitation.");
    });
}
