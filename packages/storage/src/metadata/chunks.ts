const notedInPng = new Set(["eXIf", "tEXt", "zTXt", "iTXt", "tIME"]);
const notedInWebp = new Set(["EXIF", "XMP "]);
/** Bits of a WebP's VP8X header that announce these chunks. */
const announced = 0x08 | 0x04;

/** A PNG without the texts, times and camera notes in it. Null for a file whose chunks cannot be followed. */
export function strippedPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString("latin1");
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return null;
    if (!notedInPng.has(type)) parts.push(bytes.subarray(at, end));
    // Whatever is behind the end is no part of the picture.
    if (type === "IEND") return Buffer.concat(parts);
    at = end;
  }
  return null;
}

/** The same for a WebP. */
export function strippedWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return null;
  const size = Math.min(bytes.length, view.getUint32(4, true) + 8);
  const parts: Uint8Array[] = [];
  for (let at = 12; at + 8 <= size; ) {
    const type = Buffer.from(bytes.subarray(at, at + 4)).toString("latin1");
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length + (length % 2);
    if (end > bytes.length) return null;
    if (!notedInWebp.has(type)) {
      const chunk = Buffer.from(bytes.subarray(at, end));
      if (type === "VP8X") chunk.writeUInt8(chunk.readUInt8(8) & ~announced, 8);
      parts.push(chunk);
    }
    at = end;
  }
  const body = Buffer.concat(parts);
  const head = Buffer.from("RIFF\0\0\0\0WEBP", "latin1");
  head.writeUInt32LE(body.length + 4, 4);
  return Buffer.concat([head, body]);
}
