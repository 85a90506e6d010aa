import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { imageInfo } from "./images.ts";
import { mediaKey, sha256 } from "./keys.ts";
import { sniffType } from "./types.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#cc3366" } });

describe("sniffType", () => {
  it("knows images by their content", async () => {
    const made = {
      "image/png": await plain(3, 2).png().toBuffer(),
      "image/jpeg": await plain(3, 2).jpeg().toBuffer(),
      "image/gif": await plain(3, 2).gif().toBuffer(),
      "image/webp": await plain(3, 2).webp().toBuffer(),
      "image/avif": await plain(3, 2).avif().toBuffer(),
    };
    for (const [mime, content] of Object.entries(made)) {
      expect(await sniffType(content)).toMatchObject({ mime, kind: "image" });
      expect(await imageInfo(content)).toEqual({ width: 3, height: 2, animated: false });
    }
  });

  it("knows sound, film and PDF", async () => {
    expect(await sniffType(bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj"))).toMatchObject({
      ext: "pdf",
      kind: "document",
    });
    const mp4 = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypisom"), Buffer.alloc(12)]);
    expect(await sniffType(mp4)).toMatchObject({ ext: "mp4", kind: "video" });
    expect(
      await sniffType(
        Buffer.concat([
          Buffer.from("ID3\x03\x00\x00\x00\x00\x00\x00"),
          Buffer.from([0xff, 0xfb, 0x90, 0x64]),
          Buffer.alloc(2000),
        ]),
      ),
    ).toMatchObject({ ext: "mp3" });
  });

  it("refuses what can carry script, and what it does not know", async () => {
    const refused = [
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      "<!DOCTYPE html><script>alert(1)</script>",
      "<html></html>",
      "plain text",
      "",
      "MZ\x90\x00",
      "PK\x03\x04",
      "\x89PNG",
    ];
    for (const content of refused) expect(await sniffType(bytes(content))).toBeUndefined();
  });
});

describe("imageInfo", () => {
  it("turns what the camera held upright", async () => {
    const turned = await plain(30, 20).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await imageInfo(turned)).toEqual({ width: 20, height: 30, animated: false });
  });

  it("counts one frame's height, and says that it moves", async () => {
    const frames = [
      { input: await plain(4, 3).png().toBuffer(), animated: false },
      {
        input: await sharp({ create: { width: 4, height: 3, channels: 3, background: "#0000ff" } })
          .png()
          .toBuffer(),
      },
    ];
    const moving = await sharp(
      frames.map(({ input }) => input),
      { join: { animated: true } },
    )
      .gif()
      .toBuffer();
    expect(await imageInfo(moving)).toEqual({ width: 4, height: 3, animated: true });
  });

  it("does not open what is broken, no image, or claims to be huge", async () => {
    const good = await plain(50, 50).png().toBuffer();
    expect(await imageInfo(good.subarray(0, 20))).toBeUndefined();
    expect(await imageInfo(bytes("%PDF-1.7\n"))).toBeUndefined();
    const huge = Buffer.from(good);
    huge.writeUInt32BE(100_000, 16);
    huge.writeUInt32BE(100_000, 20);
    expect(await imageInfo(huge)).toBeUndefined();
  });
});

describe("mediaKey", () => {
  const publication = "01985f3e-7c1a-7000-8000-000000000001";

  it("follows from the bytes", () => {
    const digest = sha256(bytes("hello"));
    expect(digest).toBe("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    expect(mediaKey(publication, digest, "png")).toBe(`media/${publication}/2c/${digest}.png`);
  });

  it("refuses anything else", () => {
    const digest = sha256(bytes("hello"));
    expect(() => mediaKey("../..", digest, "png")).toThrow(TypeError);
    expect(() => mediaKey(publication, "../x", "png")).toThrow(TypeError);
    expect(() => mediaKey(publication, digest, "html")).toThrow(TypeError);
    expect(() => mediaKey(publication, digest, "../png")).toThrow(TypeError);
  });
});
