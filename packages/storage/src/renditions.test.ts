import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { imageInfo } from "./images.ts";
import { makePlaceholder, makeRendition } from "./renditions.ts";
import { stripMetadata } from "./strip-metadata.ts";

/** A picture as a camera makes one: structure, and notes of place, device and how it was held. */
async function photo(width = 1200, height = 800, orientation = 6) {
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#336699",
      noise: { type: "gaussian", mean: 128, sigma: 30 },
    },
  })
    .blur(4)
    .toColourspace("srgb")
    .png()
    .toBuffer();
  return sharp(noise)
    .withExif({
      IFD0: { Make: "Spy Camera", Copyright: "Somebody" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "48/1 12/1 30/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "16/1 22/1 0/1",
      },
    })
    .withMetadata({ orientation });
}
const formats = {
  "image/jpeg": async () => (await photo()).jpeg().toBuffer(),
  "image/png": async () => (await photo()).png().toBuffer(),
  "image/webp": async () => (await photo()).webp().toBuffer(),
  "image/avif": async () => (await photo(300, 200)).avif({ effort: 0 }).toBuffer(),
};
const metadata = (bytes: Uint8Array) => sharp(bytes).metadata();
const moving = async (frames = 3, width = 400) => {
  const pages = await Promise.all(
    Array.from({ length: frames }, (_, n) =>
      sharp({ create: { width, height: 300, channels: 3, background: { r: n * 60, g: 0, b: 0 } } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(pages, { join: { animated: true } })
    .gif({ delay: [100, 200, 300] })
    .toBuffer();
};

describe("stripMetadata", () => {
  it.each(Object.entries(formats))("takes place, device and names out of %s", async (type, make) => {
    const original = await make();
    expect((await metadata(original)).exif).toBeDefined();
    const before = await imageInfo(original);
    const stripped = await stripMetadata(original, type);
    for (const word of ["Spy Camera", "Somebody"]) expect(Buffer.from(stripped).includes(word)).toBe(false);
    const { exif, xmp } = await metadata(stripped);
    expect((exif?.length ?? 0) < 40 && !xmp).toBe(true);
    expect(await imageInfo(stripped)).toEqual(before);
  });

  it("keeps every pixel of a JPEG, and how it is turned", async () => {
    const original = await formats["image/jpeg"]();
    const stripped = await stripMetadata(original, "image/jpeg");
    expect((await metadata(stripped)).orientation).toBe(6);
    const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
    expect((await pixels(stripped)).equals(await pixels(original))).toBe(true);
    expect(stripped.byteLength).toBeLessThan(original.byteLength);
  });

  it("follows a progressive JPEG to its end, and drops what is behind", async () => {
    const original = await (await photo()).jpeg({ progressive: true }).toBuffer();
    const stripped = await stripMetadata(
      Buffer.concat([original, Buffer.from("MPF\0a film, and where it was made")]),
      "image/jpeg",
    );
    expect(Buffer.from(stripped).includes("film")).toBe(false);
    expect(await imageInfo(stripped)).toMatchObject({ width: 800, height: 1200 });
  });

  it("keeps a colour profile", async () => {
    const wide = await (await photo()).withIccProfile("p3").jpeg().toBuffer();
    const { icc } = await metadata(await stripMetadata(wide, "image/jpeg"));
    expect(icc).toEqual((await metadata(wide)).icc);
    expect(icc).toBeDefined();
  });

  it("leaves what has no notes as it is, byte by byte", async () => {
    const plain = { create: { width: 30, height: 20, channels: 3 as const, background: "#123456" } };
    for (const [type, bytes] of [
      ["image/jpeg", await sharp(plain).jpeg().toBuffer()],
      ["image/png", await sharp(plain).png().toBuffer()],
      ["image/webp", await sharp(plain).webp().toBuffer()],
      ["image/gif", await moving()],
    ] as const)
      expect(await stripMetadata(bytes, type)).toBe(bytes);
  });
});

describe("makeRendition", () => {
  it.each(["avif", "webp"] as const)(
    "makes %s of the width asked for, upright, without notes, lighter",
    async (format) => {
      const original = await formats["image/jpeg"]();
      const made = await makeRendition(original, { format, width: 400, animated: false });
      expect([made.width, made.height]).toEqual([400, 600]);
      const found = await metadata(made.bytes);
      expect([found.width, found.height, found.exif, found.orientation]).toEqual([
        400,
        600,
        undefined,
        undefined,
      ]);
      expect(found.format).toBe(format === "avif" ? "heif" : "webp");
      expect(made.bytes.byteLength).toBeLessThan(original.byteLength / 4);
    },
  );

  it("keeps what moves moving, at its pace", async () => {
    const made = await makeRendition(await moving(), { format: "webp", width: 200, animated: true });
    expect([made.width, made.height]).toEqual([200, 150]);
    const found = await sharp(made.bytes, { animated: true }).metadata();
    expect([found.pages, found.delay]).toEqual([3, [100, 200, 300]]);
  });

  it("refuses what is broken", async () => {
    const original = await formats["image/png"]();
    await expect(
      makeRendition(original.subarray(0, 2000), { format: "webp", width: 400, animated: false }),
    ).rejects.toThrow();
  });
});

describe("makePlaceholder", () => {
  it("is a picture of the same proportions in a few hundred bytes", async () => {
    const placeholder = await makePlaceholder(await formats["image/jpeg"]());
    expect(placeholder?.length).toBeLessThan(500);
    const tiny = Buffer.from(placeholder?.split(",")[1] ?? "", "base64");
    expect(await metadata(tiny)).toMatchObject({ format: "webp", width: 11, height: 16 });
  });

  it("does not stand behind a picture that can be seen through", async () => {
    const create = { width: 40, height: 40, channels: 4 as const };
    const clear = await sharp({ create: { ...create, background: { r: 0, g: 0, b: 0, alpha: 0.5 } } })
      .png()
      .toBuffer();
    const solid = await sharp({ create: { ...create, background: { r: 9, g: 9, b: 9, alpha: 1 } } })
      .png()
      .toBuffer();
    expect(await makePlaceholder(clear)).toBeNull();
    expect(await makePlaceholder(solid)).toMatch(/^data:image\/webp;base64,/);
  });
});
