"use client";
import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";

export interface SelectOption<V extends string = string> {
  value: V;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<V extends string>
  extends Omit<
    ComponentProps<"select">,
    "value" | "defaultValue" | "onChange" | "children" | "multiple" | "size"
  > {
  options: readonly SelectOption<V>[];
  value?: V | undefined;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  /** Stands where nothing is chosen yet. */
  placeholder?: string;
}

/**
 * One choice of a few, as the browser's own list: it is never cut off, works with every assistive technology and is at home on a phone.
 * Option values are never empty. Where each choice needs explaining, use `RadioGroup`.
 */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, value, defaultValue, onValueChange, placeholder = "Choose…", className, ...rest } = props;
  const control = useFieldControl(rest);
  const chosen = value ?? defaultValue;
  return (
    <span className={cn("relative block w-full min-w-0", className)}>
      <select
        {...rest}
        {...control}
        {...(onValueChange ? { value: value ?? "" } : { defaultValue: chosen ?? "" })}
        onChange={({ target }) => onValueChange?.(target.value as V)}
        className={cn(
          controlStyles,
          "h-9 cursor-pointer appearance-none truncate pr-9 pl-3 pointer-coarse:h-11",
          onValueChange && chosen === undefined && "text-ink-faint",
        )}
      >
        {chosen === undefined && (
          <option value="" disabled hidden>
            {placeholder}
          </option>
        )}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink-faint"
      />
    </span>
  );
}
