import type { CliEnv } from "../env.ts";
import { installationVariables, parseVariables, placeholderDatabase } from "../services.ts";
import { examineDatabase } from "./database.ts";
import { type Finding, failed } from "./finding.ts";
import { examineDataDirectory, examineNode } from "./machine.ts";
import { examineMail, examineMedia, examineRedis } from "./services.ts";

/** Looks at everything this installation needs; a part that fails does not hide the rest. */
export async function examine(env: CliEnv): Promise<Finding[]> {
  const machine = [examineNode(), ...(await examineDataDirectory(env.dataDir))];
  if (machine.some((finding) => finding.outcome === "failed")) return machine;
  const parts = await Promise.all([examineDatabase(env), examineServices(env)]);
  return [...machine, ...parts.flat()];
}

async function examineServices(env: CliEnv): Promise<Finding[]> {
  try {
    const found = parseVariables(await installationVariables(env, placeholderDatabase));
    return await Promise.all([
      examineRedis(found.redisUrl),
      examineMail(found.smtpUrl),
      examineMedia(found.s3),
    ]);
  } catch (error) {
    return [failed("variables", error instanceof Error ? error.message : String(error))];
  }
}
