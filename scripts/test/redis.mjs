import { findProgram, installSystemPackage } from "./programs.mjs";

const server = "redis-server";

/** Installs Redis if it is missing. Gives what to say when that is impossible. */
export async function ensureRedis() {
  if (findProgram([server])) return [];
  console.log("Installing Redis, which some tests start");
  await installSystemPackage({ apt: server, dnf: "redis", apk: "redis", brew: "redis" });
  return findProgram([server])
    ? []
    : ["redis-server is missing: install Redis with the system's package manager"];
}
