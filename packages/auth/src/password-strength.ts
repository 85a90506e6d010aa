import type { ZxcvbnFactory } from "@zxcvbn-ts/core";

/** 0 is found in seconds, 4 never. */
export interface PasswordStrength {
  score: 0 | 1 | 2 | 3 | 4;
  /** What makes it weak, as a sentence; null when it is strong enough to be taken. */
  problem: string | null;
}

const weakest = 2;
/** What comes after makes no difference to whether it is common, and judging takes longer the more there is. */
const judgedLength = 72;
let judge: Promise<ZxcvbnFactory> | undefined;

/** Loads the word lists (180 KB compressed), once. */
async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: judgedLength });
}

/**
 * Judges how easily a password is guessed. `about` holds what an attacker would try first: the person's name and address, the name of
 * the publication. Runs on the server, where it decides, and in the browser, where it advises.
 */
export async function passwordStrength(
  password: string,
  about: readonly string[] = [],
): Promise<PasswordStrength> {
  judge ??= load();
  const words = about
    .flatMap((text) => [text, text.replaceAll(/\s+/g, ""), ...text.split(/[\s@._-]+/)])
    .filter((word) => word.length > 2);
  const { score, sequence } = (await judge).check(password, ["broadsheet", ...words]);
  if (score >= weakest) return { score, problem: null };
  const personal = sequence.some(
    (match) => "dictionaryName" in match && match.dictionaryName === "userInputs",
  );
  return {
    score,
    problem: personal
      ? "This is built on your name, address or publication; use something nobody would try"
      : "This is among the first that would be tried; several unrelated words make a good password",
  };
}
