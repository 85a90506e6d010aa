"use client";
import { Progress as Radix } from "radix-ui";

interface ProgressProps {
  /** 0 to `max`; null while the extent is not known. */
  value: number | null;
  max?: number;
  label: string;
}

export function Progress({ value, max = 100, label }: ProgressProps) {
  const share = value === null ? 100 : Math.min(100, (value / max) * 100);
  return (
    <Radix.Root
      value={value}
      max={max}
      aria-label={label}
      className="h-1.5 w-full overflow-hidden rounded-full bg-ink/10"
    >
      <Radix.Indicator
        className="h-full rounded-full bg-accent transition-[width] duration-300 ease-out data-[state=indeterminate]:animate-shimmer"
        style={{ width: `${share}%` }}
      />
    </Radix.Root>
  );
}
