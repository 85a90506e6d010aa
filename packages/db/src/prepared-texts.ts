/** Every connection keeps a plan for each text; lists of changing length make new texts without end. */
const most = 500;

export interface PreparedTexts {
  /** Whether this text is to be prepared: it is when it comes a second time, as long as there is room. */
  has(text: string): boolean;
}

export function preparedTexts(limit = most): PreparedTexts {
  const seen = new Set<string>();
  const prepared = new Set<string>();
  return {
    has(text) {
      if (prepared.has(text)) return true;
      if (prepared.size >= limit) return false;
      if (!seen.delete(text)) {
        if (seen.size >= limit) seen.clear();
        seen.add(text);
        return false;
      }
      prepared.add(text);
      return true;
    },
  };
}
