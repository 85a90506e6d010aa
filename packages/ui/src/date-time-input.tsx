"use client";
import { type ComponentProps, useSyncExternalStore } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";
import { fromWallClock, toWallClock } from "./zoned-time.ts";

interface DateTimeInputProps
  extends Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange" | "type" | "min" | "max"> {
  /** An ISO 8601 instant in UTC, or null when empty. */
  value: string | null;
  onValueChange: (value: string | null) => void;
  /** The IANA zone whose clock is shown. Default: the browser's. */
  timeZone?: string;
  min?: string;
  max?: string;
}

const noSubscription = () => () => {};

/** The browser's zone; UTC on the server, corrected as the page hydrates. */
export function useBrowserTimeZone(): string {
  return useSyncExternalStore(
    noSubscription,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => "UTC",
  );
}

/** A date and time to the minute. The zone is named beside it, because a team may sit in several. */
export function DateTimeInput(props: DateTimeInputProps) {
  const { value, onValueChange, timeZone, min, max, className, ...rest } = props;
  const control = useFieldControl(rest);
  const browserZone = useBrowserTimeZone();
  const zone = timeZone ?? browserZone;
  const wall = (iso: string | undefined) => (iso ? toWallClock(iso, zone) : undefined);
  return (
    <div className={cn("flex flex-wrap items-center gap-x-2.5 gap-y-1", className)}>
      <input
        {...rest}
        {...control}
        type="datetime-local"
        value={wall(value ?? undefined) ?? ""}
        min={wall(min)}
        max={wall(max)}
        onChange={({ target }) => onValueChange(target.value ? fromWallClock(target.value, zone) : null)}
        className={cn(controlStyles, "h-9 max-w-60 px-3 tabular-nums pointer-coarse:h-11")}
      />
      <span className="text-ink-faint text-xs">{zone.replaceAll("_", " ")}</span>
    </div>
  );
}
