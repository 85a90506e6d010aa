import type { ColourName, ColourPair } from "./themes/tokens.ts";

/** Variants of a publication's accent colour that can be read on a theme's papers. */

type Rgb = readonly [number, number, number];

type Colours = Readonly<Record<ColourName, ColourPair>>;

/** What text in the accent colour may stand on. */
const grounds = ["paper", "surface", "raised", "sunken"] as const;

/** WCAG 2.2, 1.4.3: text of any size. */
const readable = 4.5;

const parse = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
};
const write = (rgb: Rgb) => `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
  from[2] + (to[2] - from[2]) * share,
];

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const channel = part / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two `#rrggbb` colours by WCAG, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(parse(one)), luminance(parse(other))].toSorted((a, b) => a - b) as [
    number,
    number,
  ];
  return (light + 0.05) / (dark + 0.05);
}

/** `side` 0 is light, 1 dark. */
function variant(hex: string, colours: Colours, side: 0 | 1) {
  const towards: Rgb = side === 0 ? [0, 0, 0] : [255, 255, 255];
  const backgrounds = grounds.map((name) => colours[name][side]);
  const onAll = (rgb: Rgb) => Math.min(...backgrounds.map((ground) => contrast(write(rgb), ground)));
  const colour = parse(hex);
  let share = 0;
  while (onAll(mix(colour, towards, share)) < readable) share += 0.02;
  const accent = mix(colour, towards, share);
  const onWhite = contrast(write(accent), "#ffffff");
  return {
    accent: write(accent),
    strong: write(mix(accent, towards, 0.25)),
    soft: write(mix(accent, parse(colours.paper[side]), 0.86)),
    on: onWhite >= readable ? "#ffffff" : "#161412",
  };
}

/** The custom properties of a page whose publication has this accent (`#rrggbb`), in a theme of these colours. */
export function accentProperties(hex: string, colours: Colours): Record<string, string> {
  const light = variant(hex, colours, 0);
  const dark = variant(hex, colours, 1);
  const both = (part: keyof typeof light) => `light-dark(${light[part]}, ${dark[part]})`;
  return {
    "--accent": both("accent"),
    "--accent-strong": both("strong"),
    "--accent-soft": both("soft"),
    "--on-accent": both("on"),
    "--focus": both("accent"),
  };
}
