import { createTranslator } from "use-intl/core";
import { de, deBrowser } from "./de.ts";
import { en, enBrowser } from "./en.ts";

/** The English catalogue names the messages; the others have the same ones. */
export type Messages = { readonly [Key in keyof typeof en]: string };
export type BrowserMessages = { readonly [Key in keyof typeof enBrowser]: string };

/** Says a message: `t("posts", { count: 3 })`. Its arguments are checked against the English text. */
export type Translate = ReturnType<typeof createTranslator<typeof en>>;

export interface Catalogue {
  messages: Messages;
  browser: BrowserMessages;
}

/** Languages the reader site speaks, by their primary subtag. */
export const catalogues = {
  en: { messages: en, browser: enBrowser },
  de: { messages: de, browser: deBrowser },
} as const satisfies Record<string, Catalogue>;

export interface Texts {
  t: Translate;
  /** Language tag of the words. */
  spoken: string;
  /** What `browser/texts.ts` reads, as JSON. */
  browser: string;
}

const known = new Map<string, Texts>();

/**
 * The words for a publication of the given language (a valid tag): its own where there is a catalogue, else English. Numbers and plurals
 * follow the words' language.
 */
export function textsFor(language: string): Texts {
  const primary = language.split("-", 1)[0] ?? "";
  const spoken = primary === "de" || primary === "en" ? language : "en";
  const made = known.get(spoken);
  if (made) return made;
  const { messages, browser } = catalogues[primary === "de" ? "de" : "en"];
  const translate = createTranslator({
    locale: spoken,
    messages: messages as typeof en,
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
  const t = remembering(messages, translate);
  const texts: Texts = { t, spoken, browser: JSON.stringify(browser) };
  if (known.size < 100) known.set(spoken, texts);
  return texts;
}

/** Longest memory of messages with arguments: reading times, counts and dates come again with almost every page. */
const remembered = 2_000;

/** The translator, which takes microseconds a message, asked only for what it has not said yet: a page says some twenty. */
function remembering(messages: Messages, translate: Translate): Translate {
  const plain = new Map(Object.entries(messages).filter(([, text]) => !/[{<']/.test(text)));
  const said = new Map<string, string>();
  const say = (key: keyof Messages, values?: Record<string, string | number>): string => {
    const text = values === undefined ? plain.get(key) : undefined;
    if (text !== undefined) return text;
    const call = `${key} ${JSON.stringify(values)}`;
    const known = said.get(call);
    if (known !== undefined) return known;
    const made = (translate as (name: string, given?: object) => string)(key, values);
    if (said.size >= remembered) said.clear();
    said.set(call, made);
    return made;
  };
  return Object.assign(say, {
    rich: translate.rich,
    markup: translate.markup,
    raw: translate.raw,
    has: translate.has,
  }) as Translate;
}
