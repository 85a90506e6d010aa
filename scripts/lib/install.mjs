import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { root, run } from "./run.mjs";
import { contentsDigest, forget, isDone, noteDone } from "./stamp.mjs";

const pnpm = "pnpm@12.21.0";

/** Installs what the lockfile says, unless that was done already. */
export async function ensureInstalled() {
  const digest = contentsDigest(["pnpm-lock.yaml", "pnpm-workspace.yaml", ...manifests()]);
  if (isDone("install", digest)) return;
  console.log("Installing what Broadsheet needs (a minute on the first run)");
  forget("install");
  const code = await runNpx([
    "-y",
    pnpm,
    "install",
    "--frozen-lockfile",
    "--config.confirmModulesPurge=false",
  ]);
  if (code !== 0) {
    throw new Problem(
      `installing failed, for the reason given above; if it is the network, check that the npm registry can be reached, then run this again.`,
    );
  }
  noteDone("install", digest);
}

function manifests() {
  const found = ["package.json"];
  for (const parent of ["apps", "packages"]) {
    for (const name of readdirSync(path.join(root, parent)).sort()) {
      const file = path.join(parent, name, "package.json");
      if (existsSync(path.join(root, file))) found.push(file);
    }
  }
  return found;
}

async function runNpx(/** @type {string[]} */ args) {
  try {
    return await run("npx", args, process.env);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new Problem(
        "npx is not on the PATH: install npm, which comes with Node from https://nodejs.org.",
      );
    }
    throw error;
  }
}
