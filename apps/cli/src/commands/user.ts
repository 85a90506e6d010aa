import { createInterface } from "node:readline/promises";
import { OperatorError } from "@broadsheet/db/operator-error";
import type { Command } from "commander";
import { readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";

interface Options {
  yes?: boolean;
  json?: boolean;
}

export function registerUser(program: Command): void {
  const user = program.command("user").description("people’s accounts");
  user
    .command("reset-second-factor")
    .description(
      "remove the authenticator app, passkeys and recovery codes of somebody who is locked out, and end their sessions",
    )
    .argument("<email>", "the address they sign in with")
    .option("-y, --yes", "do not ask")
    .option("--json", "answer in JSON")
    .action(resetSecondFactor);
}

async function resetSecondFactor(typed: string, { yes = false, json = false }: Options): Promise<void> {
  const { email } = await import("@broadsheet/contract/primitives");
  const parsed = email.safeParse(typed);
  if (!parsed.success) throw new OperatorError(`${typed} is not an e-mail address.`);
  const address = parsed.data;
  const { withServices } = await import("../services.ts");
  const { readHeldFactors, resetSecondFactors } = await import(
    "@broadsheet/core/people/reset-second-factors"
  );
  await withServices(readEnv(), json ? () => undefined : print, async (services) => {
    const held = await readHeldFactors(services, address);
    if (!held.authenticator && held.passkeys + held.recoveryCodes === 0) {
      if (json) printJson({ ...held, reset: false });
      else print(`${held.name} (${held.email}) has no second factor; nothing was changed.`);
      return;
    }
    if (!yes) {
      const factors = [
        held.authenticator ? "an authenticator app" : null,
        held.passkeys > 0 ? count(held.passkeys, "passkey") : null,
        held.recoveryCodes > 0 ? count(held.recoveryCodes, "recovery code") : null,
      ].filter((each) => each !== null);
      const list = new Intl.ListFormat("en").format(factors);
      const places = new Intl.ListFormat("en").format(held.publications);
      await confirmBy(
        address,
        `${held.name} (${held.email}) works for ${places} and has ${list}. Make sure that it is really them who asks. All of it is removed, and they are signed out everywhere.`,
      );
    }
    const { sessionsEnded } = await resetSecondFactors(services, address, "user reset-second-factor");
    if (json) printJson({ ...held, reset: true, sessionsEnded });
    else
      print(
        `${held.name} signs in with a password or a mailed link alone now. ${count(sessionsEnded, "session")} ended; a mail about it is on its way to ${held.email}.`,
      );
  });
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** Goes on when the address is typed once more. What is asked stands on standard error: standard output is for the answer. */
async function confirmBy(address: string, warning: string): Promise<void> {
  process.stderr.write(`${warning}\nType ${address} to go on: `);
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) {
      if (line.trim().toLowerCase() === address) return;
      break;
    }
  } finally {
    lines.close();
    process.stdin.pause();
  }
  throw new OperatorError("Nothing was changed: type the address, or add --yes.");
}
