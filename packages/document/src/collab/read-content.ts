import * as Y from "yjs";
import { repairDocument } from "./repair.ts";
import { partsOf, type SharedContent, sharedTexts } from "./shared-document.ts";

type Json = Record<string, unknown>;

/** What a shared document comes to: the body always a valid document, the rest as it was put there. */
export function readContent(doc: Y.Doc): SharedContent {
  const parts = partsOf(doc);
  const settings: Json = Object.fromEntries(parts.settings.entries());
  for (const name of sharedTexts) settings[name] = readText(parts[name]);
  settings.tagIds = [...new Set(parts.tagIds.toArray())];
  return { title: oneLine(readText(parts.title)), document: readBody(parts.body), settings };
}

/** The text of a post as a document. */
export function readBody(body: Y.XmlFragment): SharedContent["document"] {
  return repairDocument({ content: body.toArray().flatMap(nodesOf) });
}

/** Text without what cannot be stored. */
export function readText(text: Y.Text): string {
  return text.toString().replaceAll("\0", "").toWellFormed();
}

function oneLine(value: string): string {
  return value
    .replaceAll(/\p{Cc}+/gu, " ")
    .slice(0, 255)
    .toWellFormed()
    .trim();
}

const markName = (key: string) => /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(key)?.[1] ?? key;

/** A piece of the shared body as JSON of a document, unchecked. */
export function nodesOf(piece: unknown): Json[] {
  if (piece instanceof Y.XmlText) {
    return (piece.toDelta() as { insert: unknown; attributes?: Json }[]).map(({ insert, attributes }) => ({
      type: "text",
      text: insert,
      marks: Object.entries(attributes ?? {}).map(([key, attrs]) => ({ type: markName(key), attrs })),
    }));
  }
  if (!(piece instanceof Y.XmlElement)) return [];
  const { marks, ...attrs } = piece.getAttributes() as Json;
  return [{ type: piece.nodeName, attrs, marks, content: piece.toArray().flatMap(nodesOf) }];
}
