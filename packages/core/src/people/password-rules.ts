import { passwordStrength } from "@broadsheet/auth/password-strength";
import { AppError } from "@broadsheet/contract/errors";

/** Refuses a password that would be guessed early. `field` is the input it came in. */
export async function requireStrongPassword(
  password: string,
  about: readonly string[],
  field = "password",
): Promise<void> {
  const { problem } = await passwordStrength(password, about);
  if (problem === null) return;
  throw new AppError("INVALID_INPUT", undefined, { issues: [{ path: field, message: problem }] });
}
