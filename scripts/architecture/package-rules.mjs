// Which package may know which: apps -> core -> capabilities -> contract. dependency-cruiser's forbidden rules.

const tests = "(\\.test\\.tsx?$|/testing/|/test-[^/]+\\.ts$|/fixtures/)";
const capabilities = "db|document|queue|cache|mail|storage|auth|telemetry";

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const packageRules = [
  {
    name: "no-cycles",
    severity: "error",
    comment: "Files that need each other cannot be understood, tested or moved alone. Types may refer back.",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "resolvable",
    severity: "error",
    comment: "An import that leads nowhere fails at run time only.",
    // Next writes the types in .next; CSS and the like are the bundler's.
    from: {},
    to: { couldNotResolve: true, pathNot: "\\.next/|\\.css$" },
  },
  {
    name: "declared-dependency",
    severity: "error",
    comment: "A package uses only what its own package.json names.",
    from: {},
    to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  },
  {
    name: "nothing-imports-apps",
    severity: "error",
    comment: "Apps are the outermost layer.",
    from: { path: "^packages/" },
    to: { path: "^apps/" },
  },
  {
    name: "apps-are-apart",
    severity: "error",
    comment: "Apps share packages, not files.",
    from: { path: "^apps/([^/]+)/" },
    to: { path: "^apps/", pathNot: "^apps/$1/" },
  },
  {
    name: "contract-knows-zod-alone",
    severity: "error",
    comment: "Whoever talks to Broadsheet can use the contract, in any environment.",
    from: { path: "^packages/contract/src/", pathNot: tests },
    to: { pathNot: "^packages/contract/src/|(^|/)node_modules/zod/" },
  },
  {
    name: "capabilities-know-contract-alone",
    severity: "error",
    comment:
      "A capability can be exchanged when it knows no rule and no other capability. Every one may log.",
    from: { path: `^packages/(${capabilities})/src/`, pathNot: tests },
    to: { path: "^(packages|apps)/", pathNot: "^packages/($1|contract|telemetry)/" },
  },
  {
    name: "core-knows-no-screens",
    severity: "error",
    comment: "What Broadsheet does must not depend on how it is shown or called.",
    from: { path: "^packages/core/src/", pathNot: tests },
    to: { path: "^packages/", pathNot: `^packages/(core|contract|${capabilities})/` },
  },
  {
    name: "web-asks-core",
    severity: "error",
    comment:
      "The web app reaches data, jobs, mail and files through core. It signs in with auth and logs with telemetry.",
    from: { path: "^apps/web/", pathNot: tests },
    to: { path: "^packages/", pathNot: "^packages/(core|contract|document|ui|auth|telemetry)/" },
  },
  {
    name: "ui-has-no-data",
    severity: "error",
    comment: "A component shows what it is given.",
    from: { path: "^packages/ui/src/", pathNot: tests },
    to: { path: "^packages/", pathNot: "^packages/(ui|contract)/" },
  },
  {
    name: "client-knows-contract-alone",
    severity: "error",
    comment: "The public SDK runs at our users': nothing of the server but types may come with it.",
    from: { path: "^packages/client/src/", pathNot: tests },
    to: {
      path: "^packages/",
      pathNot: "^packages/(client|contract)/",
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "tests-stay-out-of-the-product",
    severity: "error",
    comment: "Test helpers are not shipped.",
    from: { path: "^(apps/(web|worker|cli)|packages)/", pathNot: `${tests}|^packages/testing/` },
    to: { path: tests, pathNot: "node_modules" },
  },
];
