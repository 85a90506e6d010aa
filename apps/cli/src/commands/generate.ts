import { type Command, InvalidArgumentError } from "commander";
import { readEnv } from "../env.ts";
import { print, printJson } from "../output.ts";
import { startProgress } from "../progress.ts";

interface Options {
  posts: number;
  seed: number;
  publication?: string;
  json?: boolean;
}

const maxPosts = 10_000_000;

export function registerGenerate(program: Command): void {
  program
    .command("generate")
    .description(
      "fill a publication with made-up posts, to see how it does at that size; not for one that is read",
    )
    .requiredOption("--posts <number>", "how many", wholeNumber(1, maxPosts))
    .option("--seed <number>", "the same seed makes the same posts", wholeNumber(0, 2 ** 31 - 1), 1)
    .option(
      "--publication <host>",
      "the publication, by one of its hosts; not needed while there is only one",
    )
    .option("--json", "answer in JSON")
    .action(run);
}

async function run({ posts, seed, publication, json = false }: Options): Promise<void> {
  const { withServices } = await import("../services.ts");
  const { commandContext } = await import("../publication.ts");
  const { generatePosts } = await import("@broadsheet/core/generate/generate-posts");
  const start = performance.now();
  await withServices(readEnv(), json ? () => undefined : print, async (services) => {
    const ctx = await commandContext(services, publication, "generate");
    const bar = startProgress("Writing posts", posts, { json });
    try {
      await generatePosts(ctx, { posts, seed, advance: bar.advance });
    } finally {
      bar.stop();
    }
  });
  const seconds = (performance.now() - start) / 1000;
  if (json) printJson({ posts, seed, seconds });
  else print(`Wrote ${posts} posts of seed ${seed} in ${seconds.toFixed(1)} s.`);
}

function wholeNumber(min: number, max: number) {
  return (value: string) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= min && number <= max) return number;
    throw new InvalidArgumentError(`Give a whole number from ${min} to ${max}.`);
  };
}
