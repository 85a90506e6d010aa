import type { FieldValues, Path, UseFormSetError } from "react-hook-form";
import { appErrorOf } from "@/trpc/app-error.ts";

/**
 * Shows what the server refused where it belongs: at its field when the form has one, else above the form (`root`). `fields` are the names
 * the form shows.
 */
export function showServerError<Values extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<Values>,
  fields: readonly Path<Values>[],
): void {
  const { message, details } = appErrorOf(error);
  let placed = false;
  for (const issue of details.issues ?? []) {
    const field = fields.find((name) => name === issue.path);
    if (field) {
      setError(field, { message: issue.message }, { shouldFocus: !placed });
      placed = true;
    }
  }
  if (placed) return;
  const wait = details.retryAfterSeconds;
  setError("root", { message: wait ? `${message} (${wait} s)` : message });
}
