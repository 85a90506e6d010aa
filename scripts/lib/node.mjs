import { existsSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { binaries } from "./run.mjs";

/** Node runs TypeScript as it is from this version on: https://nodejs.org/api/typescript.html */
const oldest = [22, 18];

/** The Node that runs Broadsheet: the one npm installed where it has one for this platform, else the one that runs this script. */
export function findNode() {
  const installed = path.join(binaries, "node");
  if (existsSync(installed)) return installed;
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return process.execPath;
  throw new Problem(
    `npm has no Node for ${process.platform}-${process.arch}, and the installed ${process.version} is too old: ` +
      `install Node ${oldest.join(".")} or newer from https://nodejs.org.`,
  );
}
