import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { environment, run } from "../lib/run.mjs";

/**
 * The full path of the first of these programs that is installed.
 *
 * @param {readonly string[]} names
 */
export function findProgram(names) {
  const folders = (environment.PATH ?? "").split(path.delimiter);
  for (const name of names) {
    const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Installs a package with the system's package manager, as far as this user may: as root, by sudo that asks nothing, or with Homebrew.
 *
 * @param {{ apt: string, dnf: string, apk: string, brew: string }} names what it is called where
 */
export async function installSystemPackage(names) {
  if (findProgram(["brew"])) return (await run("brew", ["install", names.brew])) === 0;
  const asRoot = process.getuid?.() === 0 ? [] : passwordlessSudo();
  if (asRoot === undefined) return false;
  const install = async (/** @type {string[]} */ ...command) => {
    const [program = "", ...args] = [...asRoot, ...command];
    return (await run(program, args, { ...environment, DEBIAN_FRONTEND: "noninteractive" })) === 0;
  };
  if (findProgram(["apt-get"])) {
    await install("apt-get", "update", "-qq");
    return install("apt-get", "install", "-y", "-qq", "--no-install-recommends", names.apt);
  }
  if (findProgram(["dnf"])) return install("dnf", "install", "-y", names.dnf);
  if (findProgram(["apk"])) return install("apk", "add", names.apk);
  return false;
}

function passwordlessSudo() {
  return spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}
