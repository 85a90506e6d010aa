import { Command, CommanderError } from "commander";
import { commands } from "./commands.ts";
import { exitCodes, printError } from "./output.ts";

/** Runs one command line (without `node` and the script) and gives the exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  const program = new Command("broadsheet")
    .description("Broadsheet, a publishing platform for teams")
    .exitOverride()
    .showHelpAfterError("Run with --help to see what is possible.");
  for (const register of commands) register(program);
  try {
    await program.parseAsync([...args], { from: "user" });
    return Number(process.exitCode ?? exitCodes.ok);
  } catch (error) {
    if (error instanceof CommanderError) {
      const asked = ["commander.helpDisplayed", "commander.version"].includes(error.code);
      return asked ? exitCodes.ok : exitCodes.usage;
    }
    printError(error, args.includes("--json"));
    return exitCodes.failed;
  }
}
