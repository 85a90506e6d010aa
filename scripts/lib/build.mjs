import { existsSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { binaries, root, run } from "./run.mjs";
import { contentsDigest, forget, isDone, noteDone, sourcesDigest } from "./stamp.mjs";

/** Builds what has to be built (the web app), unless no source changed since the last time. */
export async function ensureBuilt() {
  const digest = contentsDigest(["pnpm-lock.yaml", "turbo.json"]) + sourcesDigest(["apps", "packages"]);
  if (isDone("build", digest) && existsSync(path.join(root, "apps/web/.next/BUILD_ID"))) return;
  console.log("Building (half a minute on the first run)");
  forget("build");
  const code = await run(path.join(binaries, "turbo"), ["run", "build", "--output-logs=errors-only"]);
  if (code !== 0) throw new Problem("the build failed, for the reason given above.");
  noteDone("build", digest);
}
