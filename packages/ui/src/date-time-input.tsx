"use client";
import { type ComponentProps, useState, useSyncExternalStore } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";
import { clockOddity, fromWallClock, offsetLabel, toWallClock } from "./zoned-time.ts";

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

/**
 * A date and time to the minute. The zone and its distance from UTC stand beside it, because a team may sit in several. Where the clock is put
 * forward or back it says so: a time that is skipped becomes the one that is meant, and of one that comes twice either can be chosen.
 */
export function DateTimeInput(props: DateTimeInputProps) {
  const { value, onValueChange, timeZone, min, max, className, ...rest } = props;
  const control = useFieldControl(rest);
  const browserZone = useBrowserTimeZone();
  const zone = timeZone ?? browserZone;
  const wall = (iso: string | undefined) => (iso ? toWallClock(iso, zone) : undefined);
  const [skipped, setSkipped] = useState<string>();
  const shown = wall(value ?? undefined);
  const oddity = shown ? clockOddity(shown, zone) : null;
  const change = (typed: string) => {
    const odd = typed ? clockOddity(typed, zone) : null;
    setSkipped(odd?.kind === "skipped" ? typed.slice(11, 16) : undefined);
    onValueChange(typed ? fromWallClock(typed, zone) : null);
  };
  return (
    <div className={cn("flex flex-wrap items-center gap-x-2.5 gap-y-1", className)}>
      <input
        {...rest}
        {...control}
        type="datetime-local"
        value={shown ?? ""}
        min={wall(min)}
        max={wall(max)}
        onChange={({ target }) => change(target.value)}
        className={cn(controlStyles, "h-9 max-w-60 px-3 tabular-nums pointer-coarse:h-11")}
      />
      <span className="text-ink-faint text-xs">
        {zone.replaceAll("_", " ")}
        {value && zone !== "UTC" && `, ${offsetLabel(value, zone)}`}
      </span>
      {oddity?.kind === "twice" && value && (
        <label className="flex w-full flex-wrap items-center gap-2 text-xs">
          <span className="text-warning">The clock is put back: this time comes twice.</span>
          <select
            value={value}
            onChange={({ target }) => onValueChange(target.value)}
            className={cn(controlStyles, "h-8 w-auto px-2 pointer-coarse:h-11")}
          >
            {[oddity.first, oddity.second].map((instant, index) => (
              <option key={instant} value={instant}>
                {`${index === 0 ? "The first" : "The second"} (${offsetLabel(instant, zone)})`}
              </option>
            ))}
          </select>
        </label>
      )}
      <span aria-live="polite" className="w-full text-warning text-xs empty:hidden">
        {skipped && shown
          ? `The clock is put forward over ${skipped} that day: it is ${shown.slice(11, 16)} then.`
          : ""}
      </span>
    </div>
  );
}
