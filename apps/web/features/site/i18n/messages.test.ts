import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, test } from "vitest";
import { catalogues, textsFor } from "./messages.ts";

const others = Object.entries(catalogues).filter(([language]) => language !== "en");

/** Names of a message's arguments, also those within plural forms. */
function argumentsOf(message: string): string[] {
  const names = new Set<string>();
  const walk = (elements: readonly { type: number; value?: unknown; options?: object }[]) => {
    for (const { type, value, options } of elements) {
      // 0 is text, 7 the number of a plural form
      if (type !== 0 && type !== 7) names.add(String(value));
      for (const option of Object.values(options ?? {})) walk(option.value);
    }
  };
  walk(new IntlMessageFormat(message, "en").getAst());
  return [...names].sort();
}

describe.each(others)("the catalogue %s", (_, { messages, browser }) => {
  test("has the messages of the English one, none empty, with the same arguments", () => {
    const shape = (all: object) =>
      Object.fromEntries(Object.entries(all).map(([key, text]) => [key, argumentsOf(text)]));
    expect(shape(messages)).toEqual(shape(catalogues.en.messages));
    expect(shape(browser)).toEqual(shape(catalogues.en.browser));
    for (const text of [...Object.values(messages), ...Object.values(browser)])
      expect(text.trim()).not.toBe("");
  });
});

test("messages of the browser's script take no arguments", () => {
  for (const { browser } of Object.values(catalogues))
    expect(Object.values(browser).flatMap(argumentsOf)).toEqual([]);
});

describe("textsFor", () => {
  test("counts as the language does", () => {
    const english = textsFor("en-GB").t;
    expect([english("posts", { count: 1 }), english("posts", { count: 1234 })]).toEqual([
      "1 post",
      "1,234 posts",
    ]);
    const german = textsFor("de").t;
    expect([german("posts", { count: 1 }), german("posts", { count: 1234 })]).toEqual([
      "1 Beitrag",
      "1.234 Beiträge",
    ]);
  });

  test("a variant speaks its language, one without a catalogue English", () => {
    expect(textsFor("de-AT").t("archive")).toBe("Archiv");
    expect(textsFor("fr").t("posts", { count: 2 })).toBe("2 posts");
    expect(JSON.parse(textsFor("de-CH").browser)).toMatchObject({ copied: "Kopiert" });
  });

  test("text with braces or tags in an argument stays what it is", () => {
    expect(textsFor("en").t("noResults", { query: "{x} <b>" })).toBe("Nothing was found for “{x} <b>”.");
  });
});
