import type { CalloutKind } from "../types.ts";

/** Words that the renderer adds to a document. */
export type HtmlLabels = {
  footnotes: string;
  backToText: string;
  footnote: string;
  task: string;
  /** Before the number of a table. */
  table: string;
  code: string;
  /** Before the text of a heading, for the link to it. */
  linkTo: string;
  callouts: Record<CalloutKind, string>;
};

export const englishLabels: HtmlLabels = {
  footnotes: "Footnotes",
  backToText: "Back to text",
  footnote: "Footnote",
  task: "Task",
  table: "Table",
  code: "Code",
  linkTo: "Link to this section:",
  callouts: { note: "Note", tip: "Tip", important: "Important", warning: "Warning", caution: "Caution" },
};

const germanLabels: HtmlLabels = {
  footnotes: "Fußnoten",
  backToText: "Zurück zum Text",
  footnote: "Fußnote",
  task: "Aufgabe",
  table: "Tabelle",
  code: "Code",
  linkTo: "Link zu diesem Abschnitt:",
  callouts: { note: "Hinweis", tip: "Tipp", important: "Wichtig", warning: "Warnung", caution: "Vorsicht" },
};

/** The words in the language of a tag such as `de-AT`; English where there are none. */
export function labelsFor(language: string): HtmlLabels {
  return /^de(?:-|$)/i.test(language) ? germanLabels : englishLabels;
}
