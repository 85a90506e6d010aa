import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name, light, dark]) => [name, { light: light ?? "", dark: dark ?? "" }],
  ),
);

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const colour = (name: string, theme: "light" | "dark") => tokens.get(name)?.[theme] ?? "";

const grounds = ["paper", "surface", "raised", "sunken"];
const texts = ["ink", "ink-soft", "ink-faint", "accent", "accent-strong", "danger", "danger-strong"];
const tones = ["accent", "danger", "warning", "success", "notice", "violet"];

describe.each(["light", "dark"] as const)("%s theme", (theme) => {
  it.each(texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)))(
    "%s is readable on %s",
    (text, ground) => {
      expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(tones)("%s is readable on its soft ground", (tone) => {
    expect(contrast(colour(tone, theme), colour(`${tone}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
    for (const text of ["ink", "ink-soft"])
      expect(contrast(colour(text, theme), colour(`${tone}-soft`, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ["on-accent", "accent"],
    ["on-accent", "accent-strong"],
    ["on-danger", "danger"],
    ["on-danger", "danger-strong"],
    ["paper", "ink"],
    ["paper", "ink-soft"],
  ])("%s is readable on %s", (text, ground) => {
    expect(contrast(colour(text, theme), colour(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(grounds)("outlines and focus rings stand out on %s", (ground) => {
    expect(contrast(colour("line-strong", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
    expect(contrast(colour("focus", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});
