import { AppError } from "@broadsheet/contract/errors";
import { type Context, nowOf } from "../kernel/context.ts";

/** The instant in the one form they are stored in. Throws INVALID_INPUT with `message` unless it is still to come. */
export function futureInstant(ctx: Context, value: string, message: string): string {
  const at = new Date(value).toISOString();
  if (at > nowOf(ctx)) return at;
  throw new AppError("INVALID_INPUT", message, { issues: [{ path: "at", message }] });
}
