const marker = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  app15: 0xef,
  comment: 0xfe,
};

/**
 * A JPEG without what camera and programs noted in it; its pixels are not touched. Colour profile and what decoding needs stay, and so does the
 * way it is turned, which is written anew. Null for a file whose segments cannot be followed.
 */
export function strippedJpeg(bytes: Uint8Array, orientation: number | undefined): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xff00 + marker.start) return null;
  const parts: Uint8Array[] = [bytes.subarray(0, 2)];
  if (orientation !== undefined && orientation > 1 && orientation <= 8)
    parts.push(orientationSegment(orientation));
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const kind = bytes[at + 1] ?? 0;
    // Any number of these may stand before a marker.
    if (kind === 0xff) {
      at += 1;
      continue;
    }
    if (kind === marker.end) {
      // Phones put further pictures and films behind this one, with notes of their own: they end here.
      parts.push(bytes.subarray(at, at + 2));
      return Buffer.concat(parts);
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length || end < at + 4) return null;
    const next = kind === marker.scan ? endOfScan(bytes, end) : end;
    const segment = bytes.subarray(at, next);
    if (isKept(kind, segment)) parts.push(segment);
    at = next;
  }
  // It breaks off without an end, as some programs leave it; decoders show what is there.
  return parts.length > 1 ? Buffer.concat(parts) : null;
}

/** A colour profile is in APP2; APP2 also holds the index of further pictures behind the end of this one, which go. */
function isKept(kind: number, segment: Uint8Array): boolean {
  if (kind === marker.comment) return false;
  if (kind < marker.app0 || kind > marker.app15) return true;
  if (kind === marker.app0 || kind === marker.app14) return true;
  return kind === marker.app2 && Buffer.from(segment.subarray(4, 15)).toString("latin1") === "ICC_PROFILE";
}

/** Where the data of a scan ends: at a marker that is neither an escaped byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** An Exif segment that says nothing but how the picture is turned. */
function orientationSegment(orientation: number): Uint8Array {
  const exif = Buffer.from("Exif\0\0", "latin1");
  // Big-endian TIFF, one directory of one entry: tag 0x0112, type SHORT, one value.
  const tiff = Buffer.from([
    0x4d,
    0x4d,
    0,
    0x2a,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);
  const length = 2 + exif.length + tiff.length;
  return Buffer.concat([Buffer.from([0xff, marker.app1, length >> 8, length & 0xff]), exif, tiff]);
}
