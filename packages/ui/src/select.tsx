"use client";
import { Check, ChevronDown } from "lucide-react";
import { Select as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";
import { pageNonce } from "./page-nonce.tsx";

export interface SelectOption<V extends string = string> {
  value: V;
  label: ReactNode;
  /** A second line that explains the choice. */
  description?: ReactNode;
  disabled?: boolean;
}

export interface SelectProps<V extends string> {
  options: readonly SelectOption<V>[];
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  placeholder?: string;
  /** Sent with the form it stands in. */
  name?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}

/** One choice of a few. Option values are never empty. */
export function Select<V extends string>(props: SelectProps<V>) {
  const { options, placeholder = "Choose…", className, onValueChange, "aria-label": label, ...root } = props;
  const { required, ...control } = useFieldControl({});
  return (
    <Radix.Root
      {...root}
      {...(required === undefined ? {} : { required })}
      onValueChange={(value) => onValueChange?.(value as V)}
    >
      <Radix.Trigger
        {...control}
        aria-label={label}
        className={cn(
          controlStyles,
          "flex h-9 items-center justify-between gap-2 px-3 text-left data-placeholder:text-ink-faint pointer-coarse:h-11",
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-faint" />
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-96 animate-rise overflow-hidden rounded-md border border-line bg-raised p-1 shadow-mid"
        >
          <Radix.Viewport {...(pageNonce() ? { nonce: pageNonce() } : {})}>
            {options.map((option) => (
              <Radix.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled ?? false}
                // The whole content names the option, so that its description is read out too.
                {...(option.description ? { "aria-labelledby": undefined } : {})}
                className="relative flex cursor-default select-none items-start gap-2 rounded-sm py-1.5 pr-3 pl-8 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-accent-soft data-highlighted:text-accent-strong pointer-coarse:py-2.5"
              >
                <Radix.ItemIndicator className="absolute top-2 left-2.5 pointer-coarse:top-3">
                  <Check aria-hidden className="size-4" />
                </Radix.ItemIndicator>
                <span className="grid">
                  <Radix.ItemText>{option.label}</Radix.ItemText>
                  {option.description && <span className="text-ink-soft text-xs">{option.description}</span>}
                </span>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
