import { connectDatabase, type Database } from "@broadsheet/db/connection";
import type postgres from "postgres";
import type { Plan } from "./judge.ts";

export interface Statement {
  text: string;
  parameters: unknown[];
}

/** A connection that notes every statement, beside a way to ask how Postgres carries one out. */
export interface WatchedDatabase {
  db: Database;
  /** The statements since it was last called. */
  taken: () => Statement[];
}

export function watchDatabase(url: string): WatchedDatabase {
  let noted: Statement[] = [];
  const onStatement = (text: string, parameters: unknown[]) =>
    noted.push({ text, parameters: [...parameters] });
  return {
    db: connectDatabase({ url, max: 1, onStatement }),
    taken: () => {
      const all = noted;
      noted = [];
      return all;
    },
  };
}

const asked = /^\s*(select|with)\b/i;

/** Runs a query once more and gives the plan with the rows that each step really had; null for what is not a query. */
export async function explain(sql: postgres.TransactionSql, statement: Statement): Promise<Plan | null> {
  if (!asked.test(statement.text) || /set_config/.test(statement.text)) return null;
  const parameters = statement.parameters as postgres.ParameterOrJSON<never>[];
  const rows = await sql.unsafe<{ "QUERY PLAN": [{ Plan: Plan }] }[]>(
    `explain (analyze, timing off, format json) ${statement.text}`,
    parameters,
  );
  return rows[0]?.["QUERY PLAN"][0].Plan ?? null;
}
