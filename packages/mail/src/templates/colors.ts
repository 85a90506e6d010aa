const fallback = "#27272a";

/** The publication's colour where it is one, in a form that cannot leave a style attribute. */
export function accent(color: string | undefined): string {
  return color && /^#[0-9a-f]{6}$/i.test(color) ? color : fallback;
}

/** Black or white, whichever is read better on that colour (WCAG 2.2 relative luminance). */
export function readableOn(color: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  const onWhite = 1.05 / (luminance + 0.05);
  const onBlack = (luminance + 0.05) / 0.05;
  return onWhite >= onBlack ? "#ffffff" : "#000000";
}
