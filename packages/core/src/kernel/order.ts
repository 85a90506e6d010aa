import type { Column, SQL, SQLWrapper } from "drizzle-orm";
import { sql } from "drizzle-orm";

/** Largest first, as the schema's indexes of `.desc()` are laid out: without `nulls last` Postgres could not walk them and would sort the table. */
export const descending = (column: Column | SQLWrapper): SQL => sql`${column} desc nulls last`;
