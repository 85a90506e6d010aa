import { prepareNodeEnv } from "./env.ts";

/** Loads the bundle that `rolldown.config.ts` made of `answers.ts`. Under `dev` there is none: Next answers, from the sources. */
export async function loadAnswers(dev: boolean): Promise<typeof import("./answers.ts") | undefined> {
  prepareNodeEnv(dev);
  if (dev) return undefined;
  return import(new URL("../dist/answers.js", import.meta.url).href);
}
