import { AppError } from "@broadsheet/contract/errors";
import { OperatorError } from "@broadsheet/db/operator-error";

export const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

/** One line for people on standard output. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** The whole answer of a command that was called with `--json`. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/**
 * What went wrong, on standard error: one line for what the operator or the input caused (with `--json`: one line of JSON), the
 * whole stack for anything else, because that is a fault of ours to report.
 */
export function printError(error: unknown, json: boolean): void {
  const known = describeKnown(error);
  if (json) {
    const { code, message } = known ?? { code: "INTERNAL", message: String(error) };
    process.stderr.write(`${JSON.stringify({ error: { code, message } })}\n`);
  } else if (known) {
    process.stderr.write(`broadsheet: ${known.message}\n`);
  } else {
    const stack = error instanceof Error ? error.stack : String(error);
    process.stderr.write(
      `broadsheet: this should not have happened; please report it with what follows.\n${stack}\n`,
    );
  }
}

function describeKnown(error: unknown): { code: string; message: string } | undefined {
  if (error instanceof OperatorError) return { code: "OPERATOR", message: error.message };
  if (error instanceof AppError) {
    const issues = error.details.issues?.map((issue) => `${issue.path}: ${issue.message}`) ?? [];
    return { code: error.code, message: [error.message, ...issues].join("; ") };
  }
  return undefined;
}
