import { AppError } from "@broadsheet/contract/errors";

/** No document or front matter nests deeper; what does could exhaust the stack of whoever reads it. */
const deepest = 400;

/**
 * Refuses, as INVALID_INPUT, values that no column can hold: text with NUL or with half of a surrogate pair, and JSON nested beyond all
 * use. Walks without recursion, so that it survives what it looks for.
 */
export function requireStorable(input: unknown): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value: input, path: "", depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path, depth } = next;
    if (typeof value === "string") {
      if (value.includes("\0")) throw refused(path, "Text must not contain NUL characters");
      if (!value.isWellFormed()) throw refused(path, "This text is not valid Unicode");
    } else if (typeof value === "object" && value !== null) {
      if (depth === deepest) throw refused(path, `Nested deeper than ${deepest} levels`);
      for (const [key, inner] of Object.entries(value)) {
        // Keys are stored too. The path is cut where it would grow long.
        const at = path.length > 200 ? path : path === "" ? key : `${path}.${key}`;
        if (!Array.isArray(value)) open.push({ value: key, path: "", depth: depth + 1 });
        open.push({ value: inner, path: at, depth: depth + 1 });
      }
    }
  }
}

/** Whether `requireStorable` would take it. */
export function isStorable(input: unknown): boolean {
  try {
    requireStorable(input);
    return true;
  } catch {
    return false;
  }
}

function refused(path: string, message: string): AppError {
  // Nothing that cannot be stored is shown either.
  const shown = path.replaceAll("\0", "").toWellFormed();
  return new AppError("INVALID_INPUT", undefined, { issues: [{ path: shown, message }] });
}
