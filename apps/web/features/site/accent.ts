/** Variants of a publication's accent colour that can be read on the reader site's papers (packages/ui/src/tokens.css). */

type Rgb = readonly [number, number, number];

/** The background of each theme on which the accent's contrast is smallest, and the colour to move it towards. */
const themes = {
  light: { background: "#f0ebe2", towards: [0, 0, 0] as Rgb, paper: "#f8f5ef" },
  dark: { background: "#26221e", towards: [255, 255, 255] as Rgb, paper: "#161412" },
};

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

function variant(hex: string, theme: keyof typeof themes) {
  const { background, towards, paper } = themes[theme];
  const colour = parse(hex);
  let share = 0;
  while (contrast(write(mix(colour, towards, share)), background) < readable) share += 0.02;
  const accent = mix(colour, towards, share);
  const onWhite = contrast(write(accent), "#ffffff");
  return {
    accent: write(accent),
    strong: write(mix(accent, towards, 0.25)),
    soft: write(mix(accent, parse(paper), 0.86)),
    on: onWhite >= readable ? "#ffffff" : "#161412",
  };
}

/** The custom properties of a page whose publication has this accent (`#rrggbb`). */
export function accentProperties(hex: string): Record<string, string> {
  const light = variant(hex, "light");
  const dark = variant(hex, "dark");
  const both = (part: keyof typeof light) => `light-dark(${light[part]}, ${dark[part]})`;
  return {
    "--accent": both("accent"),
    "--accent-strong": both("strong"),
    "--accent-soft": both("soft"),
    "--on-accent": both("on"),
    "--focus": both("accent"),
  };
}
