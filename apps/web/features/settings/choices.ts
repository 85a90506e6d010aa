import "server-only";
import type { Choices } from "./settings-sections.tsx";

const languages = [
  "ar",
  "bg",
  "ca",
  "cs",
  "da",
  "de",
  "de-AT",
  "de-CH",
  "el",
  "en",
  "en-GB",
  "en-US",
  "es",
  "et",
  "eu",
  "fa",
  "fi",
  "fr",
  "ga",
  "gl",
  "he",
  "hi",
  "hr",
  "hu",
  "id",
  "is",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "nb",
  "nl",
  "nn",
  "pl",
  "pt",
  "pt-BR",
  "ro",
  "ru",
  "sk",
  "sl",
  "sq",
  "sr",
  "sv",
  "ta",
  "th",
  "tr",
  "uk",
  "vi",
  "zh-Hans",
  "zh-Hant",
];

/** Languages and time zones to choose from; what is set already is always among them. */
export function settingsChoices(current: { language: string; timezone: string }): Choices {
  const names = new Intl.DisplayNames("en", { type: "language" });
  const zones = new Set(["UTC", ...Intl.supportedValuesOf("timeZone"), current.timezone]);
  return {
    languages: [...new Set([...languages, current.language])]
      .map((value) => ({ value, label: `${names.of(value) ?? value} (${value})` }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
    timeZones: [...zones].map((value) => ({ value, label: value.replaceAll("_", " ") })),
  };
}
