"use client";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";

/** The look shared by everything one types into or chooses from. */
export const controlStyles = [
  "w-full min-w-0 rounded-md border border-line-strong bg-surface text-ink shadow-low transition-[border-color,box-shadow]",
  "placeholder:text-ink-faint",
  "focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-focus/35 focus-visible:outline-offset-0",
  "aria-invalid:border-danger aria-invalid:focus-visible:outline-danger/35",
  "disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-faint [&[readonly]]:bg-sunken",
  // 16 px on touch screens: smaller text makes iOS zoom in on focus.
  "text-sm pointer-coarse:text-base",
].join(" ");

export interface InputProps extends ComponentProps<"input"> {
  /** An icon or unit in front of the text. */
  leading?: ReactNode;
  trailing?: ReactNode;
}

export function Input({ leading, trailing, className, ...props }: InputProps) {
  const control = useFieldControl(props);
  const input = (
    <input
      {...props}
      {...control}
      className={cn(
        controlStyles,
        "h-9 px-3 pointer-coarse:h-11",
        leading && "pl-9",
        trailing && "pr-9",
        className,
      )}
    />
  );
  if (!leading && !trailing) return input;
  return (
    <span className="relative block [&_svg]:size-4">
      {leading && (
        <span className="pointer-events-none absolute inset-y-0 left-3 grid place-items-center text-ink-faint">
          {leading}
        </span>
      )}
      {input}
      {trailing && (
        <span className="absolute inset-y-0 right-1.5 grid place-items-center text-ink-faint">
          {trailing}
        </span>
      )}
    </span>
  );
}
