// `npm run architecture`: holds the sources to the rules in scripts/architecture.
import { checkArchitecture } from "./architecture/check.mjs";
import { runMain } from "./lib/problem.mjs";
import { root } from "./lib/run.mjs";

await runMain(async () => {
  const broken = await checkArchitecture(root);
  for (const { rule, from, to } of broken) console.error(`${rule}: ${from} -> ${to}`);
  console.log(broken.length === 0 ? "The architecture holds." : `${broken.length} imports break a rule.`);
  return broken.length === 0 ? 0 : 1;
});
