import { AppError } from "@broadsheet/contract/errors";

/** Whether it is wrong or was used before is not said. */
export function wrongCode(): AppError {
  const message = "This code is not right, or it was used before; wait for the next one";
  return new AppError("INVALID_INPUT", message, { issues: [{ path: "code", message }] });
}
