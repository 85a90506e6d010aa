interface Named {
  userId: string;
  name: string;
}

const token = /@\{([0-9a-f-]{36})\}/g;

/** A stored comment in pieces: text, and the names of people it mentions. */
export function piecesOf(body: string, mentions: readonly Named[]): { text: string; mention: boolean }[] {
  const names = new Map(mentions.map(({ userId, name }) => [userId, name]));
  const pieces: { text: string; mention: boolean }[] = [];
  let end = 0;
  for (const match of body.matchAll(token)) {
    if (match.index > end) pieces.push({ text: body.slice(end, match.index), mention: false });
    pieces.push({ text: `@${names.get(match[1] ?? "") ?? "somebody"}`, mention: true });
    end = match.index + match[0].length;
  }
  if (end < body.length) pieces.push({ text: body.slice(end), mention: false });
  return pieces;
}

/** A stored comment as somebody edits it: with names. */
export function toWritten(body: string, mentions: readonly Named[]): string {
  return piecesOf(body, mentions)
    .map((piece) => piece.text)
    .join("");
}

/** What somebody wrote as it is stored: each name they chose from the list stands for its person. Longer names come first. */
export function toStored(written: string, chosen: readonly Named[]): string {
  const byLength = chosen.toSorted((a, b) => b.name.length - a.name.length);
  return byLength.reduce((text, { userId, name }) => text.replaceAll(`@${name}`, `@{${userId}}`), written);
}

/** The name that is being typed at the caret, without its sign; null when none is. */
export function nameAt(text: string, caret: number): { from: number; typed: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}][\p{L}\p{N} .'-]{0,30}|)$/u.exec(text.slice(0, caret));
  if (!match) return null;
  const typed = match[1] ?? "";
  return { from: caret - typed.length - 1, typed };
}

/** The people a typed name may mean: those one of whose names begins with it. */
export function candidates<Person extends Named>(people: readonly Person[], typed: string): Person[] {
  const wanted = typed.toLocaleLowerCase();
  return people
    .filter(({ name }) => {
      const lower = name.toLocaleLowerCase();
      return lower.startsWith(wanted) || lower.split(/\s+/).some((part) => part.startsWith(wanted));
    })
    .slice(0, 6);
}
