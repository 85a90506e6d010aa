import { statfs } from "node:fs/promises";
import { prepareDataDirectory } from "@broadsheet/db/data-directory";
import { type Finding, failed, ok, warning } from "./finding.ts";

/** From this version on Node runs TypeScript as it is: https://nodejs.org/api/typescript.html */
const oldestNode = [22, 18] as const;
const lowSpaceBytes = 1024 ** 3;
const noSpaceBytes = 100 * 1024 ** 2;

export function examineNode(version: string = process.versions.node): Finding {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const enough = major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1]);
  return enough
    ? ok("node", version)
    : failed("node", `${version} is too old: install Node ${oldestNode.join(".")} or newer.`);
}

export async function examineDataDirectory(dataDir: string): Promise<Finding[]> {
  try {
    await prepareDataDirectory(dataDir);
  } catch (error) {
    return [failed("data directory", error instanceof Error ? error.message : String(error))];
  }
  const { bavail, bsize } = await statfs(dataDir);
  return [ok("data directory", `${dataDir} can be written`), judgeSpace(bavail * bsize, dataDir)];
}

export function judgeSpace(freeBytes: number, dataDir: string): Finding {
  const free = `${(freeBytes / 1024 ** 3).toFixed(1)} GiB free in ${dataDir}`;
  if (freeBytes < noSpaceBytes) return failed("disk space", `${free}: free some space now.`);
  if (freeBytes < lowSpaceBytes) return warning("disk space", `${free}: free some space soon.`);
  return ok("disk space", free);
}
