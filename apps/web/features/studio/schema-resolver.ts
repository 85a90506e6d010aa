import type { FieldValues, Resolver } from "react-hook-form";
import type { z } from "zod";

/**
 * Checks a form by a schema that is fetched with the first check, so that the form is on the screen without the library of schemas.
 * Nothing is sent when it cannot be fetched: the form says so.
 */
export function schemaResolver<Input extends FieldValues, Output>(
  load: () => Promise<z.ZodType<Output, Input>>,
): Resolver<Input, unknown, Output> {
  return async (values, context, options) => {
    try {
      const [{ zodResolver }, schema] = await Promise.all([import("@hookform/resolvers/zod"), load()]);
      return await zodResolver<Input, unknown, Output>(schema)(values, context, options);
    } catch {
      return {
        values: {},
        errors: { root: { type: "load", message: "This form could not be checked. Are you online?" } },
      } as never;
    }
  };
}
