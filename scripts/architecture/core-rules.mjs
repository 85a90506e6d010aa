// The layers inside packages/core/src/<noun>/, told by a file's suffix. dependency-cruiser's forbidden rules.

const core = "^packages/core/src/";
const notProduct = "\\.test\\.ts$|/testing/|/kernel/";
/** The files of a noun without a layer's suffix: use cases and the helpers they share. */
const useCases = {
  path: `${core}[^/]+/`,
  pathNot: `\\.(router|policy|reads|writes|job)\\.ts$|${notProduct}`,
};

const layer = (/** @type {string} */ suffix) => ({ path: `${core}.+\\.${suffix}\\.ts$` });

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
export const coreRules = [
  {
    name: "routers-only-call",
    severity: "error",
    comment: "A router states permission, input and output, and makes one call to a verb or a read.",
    from: layer("router"),
    to: {
      path: `^packages/(?!core/|contract/)|${core}.+\\.(writes|policy|job)\\.ts$|(^|/)node_modules/(drizzle-orm|postgres)/`,
    },
  },
  {
    name: "verbs-know-no-transport",
    severity: "error",
    comment:
      "A use case can be called by a router, a job, the command line or a test: it knows none of tRPC, HTTP and React.",
    from: { path: core, pathNot: "\\.router\\.ts$|\\.test\\.ts$|/testing/|/kernel/trpc\\.ts$" },
    to: {
      path: `(^|/)node_modules/(@trpc/|next/|next-auth/|react/|react-dom/|hono/)|^(node:)?https?$|${core}(.+\\.router|kernel/trpc)\\.ts$`,
    },
  },
  {
    name: "policy-is-pure",
    severity: "error",
    comment: "Who may do what is decided from actor, row and clock alone.",
    from: layer("policy"),
    to: {
      pathNot: `^packages/contract/|${core}(.+\\.policy|kernel/actor)\\.ts$`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "reads-only-ask",
    severity: "error",
    comment: "A query takes no decision and changes nothing: it uses the database and the contract.",
    from: layer("reads"),
    to: {
      path: `^packages/(?!core/|contract/|db/)|${core}.+\\.(router|writes|job)\\.ts$`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "reads-never-reach-writes",
    severity: "error",
    comment: "A read that leads to a use case would change something behind its caller's back.",
    from: layer("reads"),
    to: { path: `${core}.+\\.writes\\.ts$`, reachable: true },
  },
  {
    name: "writes-only-store",
    severity: "error",
    comment: "A write stores what a verb decided: it uses the database and the contract.",
    from: layer("writes"),
    to: {
      path: `^packages/(?!core/|contract/|db/)|${core}.+\\.(router|job)\\.ts$`,
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "writes-belong-to-verbs",
    severity: "error",
    comment: "Only a use case changes rows, inside its transaction, with its audit row and jobs.",
    from: { pathNot: `${useCases.path}(?!.+\\.(router|policy|reads|job)\\.ts$)` },
    to: { path: `${core}.+\\.writes\\.ts$` },
  },
  {
    name: "jobs-go-through-verbs",
    severity: "error",
    comment: "What happens after commit uses the same verbs and reads as everybody.",
    from: layer("job"),
    to: { path: `${core}.+\\.(router|writes|policy)\\.ts$` },
  },
];
