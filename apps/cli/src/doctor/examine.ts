import type { CliEnv } from "../env.ts";
import { examineDatabase } from "./database.ts";
import type { Finding } from "./finding.ts";
import { examineDataDirectory, examineNode } from "./machine.ts";

/** Looks at everything this installation needs, one part after the other; a part that fails does not hide the rest. */
export async function examine(env: CliEnv): Promise<Finding[]> {
  return [examineNode(), ...(await examineDataDirectory(env.dataDir)), ...(await examineDatabase(env))];
}
