import postgres from "postgres";

/** Postgres's error code (`23505` is a unique violation) and constraint, wherever drizzle put them. */
export function databaseError(error: unknown): { code: string; constraint: string | undefined } | undefined {
  for (let current = error; current instanceof Error; current = current.cause) {
    if (current instanceof postgres.PostgresError) {
      return { code: current.code, constraint: current.constraint_name };
    }
  }
  return undefined;
}
