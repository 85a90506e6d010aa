import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import { browserRules } from "./browser-rules.mjs";
import { coreRules } from "./core-rules.mjs";
import { packageRules } from "./package-rules.mjs";

const skipped = "(^|/)(node_modules|\\.next|dist|fixtures)/";

/**
 * Holds the sources below `root` to every rule of the architecture.
 *
 * @param {string} root a folder with `apps` and `packages`
 * @returns {Promise<{ rule: string, from: string, to: string }[]>} what breaks a rule
 */
export async function checkArchitecture(root) {
  const clientFiles = [...findClientFiles(root, "apps"), ...findClientFiles(root, "packages")];
  const written = await violations(root, [...packageRules, ...coreRules], "specify");
  const shipped = clientFiles.length === 0 ? [] : await violations(root, browserRules(clientFiles), false);
  return [...written, ...shipped];
}

/**
 * @param {string} root
 * @param {import("dependency-cruiser").IForbiddenRuleType[]} forbidden
 * @param {"specify" | false} tsPreCompilationDeps
 */
async function violations(root, forbidden, tsPreCompilationDeps) {
  const { output } = await cruise(
    ["apps", "packages"],
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden },
      tsPreCompilationDeps,
      combinedDependencies: false,
      exclude: { path: skipped.replace("node_modules|", "") },
      doNotFollow: { path: "(^|/)node_modules/" },
    },
    {
      extensions: [".ts", ".tsx", ".mts", ".mjs", ".js", ".d.ts", ".json", ".css"],
      exportsFields: ["exports"],
      // As apps/web/tsconfig.json says.
      alias: { "@": path.join(root, "apps/web") },
      conditionNames: ["import", "node", "default", "types", "style"],
    },
    { tsConfig: { options: { verbatimModuleSyntax: true, jsx: 4 }, errors: [], fileNames: [] } },
  );
  if (typeof output === "string") throw new Error("dependency-cruiser answered with text");
  return output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}

/**
 * Files that start with "use client", relative to the root.
 *
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function findClientFiles(root, folder) {
  const skip = new RegExp(skipped);
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return skip.test(`${file}/`) ? [] : findClientFiles(root, file);
    if (!/\.tsx?$/.test(entry.name)) return [];
    return /^["']use client["']/.test(readFileSync(path.join(root, file), "utf8").trimStart()) ? [file] : [];
  });
}
