import { whenIdle } from "@broadsheet/ui/on-demand";
import type { find as Find, MultiToken } from "linkifyjs";

/**
 * What stands in for linkifyjs in the browser (next.config.ts): Tiptap's links ask it whether a word that was just finished is an address.
 * Its list of all top-level domains comes when the browser is idle; until then nothing is one.
 */
let library: typeof import("linkifyjs") | undefined;

whenIdle(() => {
  import("linkifyjs/dist/linkify.mjs").then(
    (module) => {
      library = module;
    },
    // Without it addresses stay words; the toolbar makes links of them.
    () => {},
  );
});

export const find: typeof Find = (...given) => library?.find(...given) ?? [];
export const tokenize = (text: string): MultiToken[] => library?.tokenize(text) ?? [];
export const reset = (): void => void library?.reset();
/** For schemes of one's own, of which a post has none. */
export const registerCustomProtocol = (): void => {};
