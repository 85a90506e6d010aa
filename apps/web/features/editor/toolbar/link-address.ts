/**
 * What somebody typed as a link's address; null when it is none. `example.org/x` gets its `https://`, `ann@example.org` its `mailto:`.
 */
export function linkAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /\s/.test(text)) return null;
  if (/^(https?:\/\/.|mailto:.|tel:.|\/(?!\/)|#.)/i.test(text)) return text;
  if (/^[^@/:]+@[^@/:]+\.[^@/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#].*)?$/u.test(text)) return `https://${text}`;
  return null;
}
