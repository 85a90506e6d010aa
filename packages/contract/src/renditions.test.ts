import { expect, test } from "vitest";
import { parseRenditionName, planRenditions, renditionPath, sourcesOf } from "./renditions.ts";

const hash = "ab".repeat(32);
const picture = `/media/01985f3e-7c1a-7000-8000-000000000001/ab/${hash}.jpg`;

test.each([
  [4000, [400, 800, 1200, 1600, 2400]],
  [1650, [400, 800, 1200, 1650]],
  [1000, [400, 800, 1000]],
  [300, [300]],
  [199, []],
])("a picture of %d pixels is made no wider than it is", (width, widths) => {
  expect(planRenditions({ width, animated: false }).widths).toEqual(widths);
});

test("what moves stays moving, and small", () => {
  expect(planRenditions({ width: 3000, animated: true })).toEqual({ formats: ["webp"], widths: [400, 800] });
});

test("an address says what it names, and nothing else does", () => {
  const path = renditionPath(picture, { format: "avif", width: 800 });
  expect(path).toBe(picture.replace(".jpg", ".r1-800.avif"));
  expect(parseRenditionName(path.split("/").at(-1) ?? "")).toEqual({
    digest: hash,
    recipe: 1,
    width: 800,
    format: "avif",
  });
  for (const name of [
    `${hash}.jpg`,
    `${hash}.r1-0.avif`,
    `${hash}.r1-8.png`,
    `x${hash}.r1-8.avif`,
    `${hash}.r1-8.avif.html`,
  ])
    expect(parseRenditionName(name)).toBeNull();
});

test("sources are named from the lightest format on", () => {
  expect(sourcesOf("/m/x.png", { formats: ["avif", "webp"], widths: [400, 500] })).toEqual([
    { type: "image/avif", srcset: "/m/x.r1-400.avif 400w, /m/x.r1-500.avif 500w" },
    { type: "image/webp", srcset: "/m/x.r1-400.webp 400w, /m/x.r1-500.webp 500w" },
  ]);
});
