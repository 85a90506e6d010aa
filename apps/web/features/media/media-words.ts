import type { Media } from "@broadsheet/contract/media";

const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** "340 kB", "2.4 MB". */
export function sizeOf(bytes: number): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : bytes < 1_000_000_000 ? 2 : 3;
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit: units[step] ?? "byte",
    unitDisplay: step === 0 ? "long" : "short",
    maximumFractionDigits: step >= 2 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}

/** "1600 × 900, 340 kB". */
export function factsOf({ width, height, bytes }: Media): string {
  return width && height ? `${width} × ${height}, ${sizeOf(bytes)}` : sizeOf(bytes);
}
