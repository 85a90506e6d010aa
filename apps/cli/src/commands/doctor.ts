import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { exitCodes, print, printJson } from "../output.ts";

const marks = { ok: "ok  ", warning: "warn", failed: "FAIL" } as const;

export function registerDoctor(program: Command): void {
  program
    .command("doctor")
    .description("check everything this installation needs, and say what to do about what is wrong")
    .option("--json", "answer in JSON")
    .action(async ({ json = false }: { json?: boolean }) => {
      const { examine } = await import("../doctor/examine.ts");
      const findings = await examine(readEnv());
      if (json) printJson(findings);
      else for (const { outcome, check, text } of findings) print(`${marks[outcome]}  ${check}: ${text}`);
      if (findings.some((finding) => finding.outcome === "failed")) process.exitCode = exitCodes.failed;
    });
}
