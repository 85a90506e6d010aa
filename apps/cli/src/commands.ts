import type { Command } from "commander";
import { registerClaim } from "./commands/claim.ts";
import { registerDev } from "./commands/dev.ts";
import { registerDoctor } from "./commands/doctor.ts";
import { registerExport } from "./commands/export.ts";
import { registerGenerate } from "./commands/generate.ts";
import { registerImport } from "./commands/import.ts";
import { registerMigrate } from "./commands/migrate.ts";
import { registerStart } from "./commands/start.ts";
import { registerUser } from "./commands/user.ts";

/**
 * Every command of `broadsheet`. A command is one file in `commands/` that exports a function adding itself to the program; it imports
 * what it needs inside its action, so that no command pays for another's start-up.
 */
export const commands: readonly ((program: Command) => void)[] = [
  registerStart,
  registerDev,
  registerMigrate,
  registerClaim,
  registerDoctor,
  registerImport,
  registerExport,
  registerGenerate,
  registerUser,
];
