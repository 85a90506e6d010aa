import path from "node:path";
import { root, run } from "../lib/run.mjs";
import { findProgram, installSystemPackage } from "./programs.mjs";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/**
 * The browser for the end-to-end tests: the system's Chromium, else Playwright's own (then `executable` is undefined), else the
 * system's package manager is asked for one. `notes` says what to do when there is none.
 *
 * @returns {Promise<{ executable: string | undefined, notes: string[] }>}
 */
export async function findBrowser() {
  const asked = process.env.BROADSHEET_CHROMIUM;
  const present = asked || findProgram(names);
  if (present) return { executable: present, notes: [] };
  console.log("Installing a browser for the end-to-end tests");
  const playwright = path.join(root, "apps/e2e/node_modules/.bin/playwright");
  const libraries = process.getuid?.() === 0 ? ["--with-deps"] : [];
  if ((await run(playwright, ["install", ...libraries, "chromium"])) === 0)
    return { executable: undefined, notes: [] };
  await installSystemPackage({ apt: names[0], dnf: names[0], apk: names[0], brew: names[0] });
  const installed = findProgram(names);
  if (installed) return { executable: installed, notes: [] };
  return { executable: undefined, notes: ["no browser: install Chromium with the system's package manager"] };
}
