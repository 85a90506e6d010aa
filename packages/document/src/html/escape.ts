const replacements: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text for use between tags or in a quoted attribute. */
export function escapeHtml(value: unknown): string {
  return String(value).replace(/[&<>"']/g, (character) => replacements[character] ?? "");
}

/** Attributes for a start tag; those that are null, undefined or false are left out, true ones have no value. */
export function attributes(values: Record<string, string | number | boolean | null | undefined>): string {
  let result = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === undefined || value === false) continue;
    result += value === true ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`;
  }
  return result;
}
