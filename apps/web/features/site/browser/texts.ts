import type { BrowserMessages } from "../i18n/messages.ts";

/** Words that the scripts add, in the page's language: an attribute of the first one's element brings them (`i18n/`). */
export const texts: BrowserMessages = JSON.parse(
  document.querySelector<HTMLElement>("script[data-texts]")?.dataset.texts ?? "{}",
);
