import { type Notice, SourceError } from "./source-error.ts";

/**
 * The text of a file: UTF-8, UTF-16 with a mark at its beginning, or, where bytes are no UTF-8, Windows-1252 with a notice.
 *
 * @throws {SourceError} for what is no text
 */
export function decodeText(bytes: Uint8Array): { text: string; notices: Notice[] } {
  const [first, second] = bytes;
  const utf16 =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null;
  if (utf16) {
    const notices = [{ line: 1, reason: `Read as ${utf16.toUpperCase()}, which its first bytes announce` }];
    return { text: new TextDecoder(utf16).decode(bytes), notices };
  }
  if (bytes.includes(0)) throw new SourceError("This is not a text file");
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), notices: [] };
  } catch {
    const controls = bytes.reduce((count, byte) => count + (byte < 9 || (byte > 13 && byte < 27) ? 1 : 0), 0);
    if (controls * 50 > bytes.length) throw new SourceError("This is not a text file");
    const reason = "Read as Windows-1252, because it is not UTF-8: look whether accents are right";
    return { text: new TextDecoder("windows-1252").decode(bytes), notices: [{ line: 1, reason }] };
  }
}
