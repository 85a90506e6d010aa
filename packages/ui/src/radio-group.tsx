"use client";
import { RadioGroup as Radix } from "radix-ui";
import { type ReactNode, useId } from "react";
import { Choice } from "./choice.tsx";
import { cn } from "./cn.ts";
import { useFieldControl, useFieldLabelId } from "./field.tsx";

export interface RadioOption<V extends string = string> {
  value: V;
  label: ReactNode;
  /** A second line that explains the choice. */
  description?: ReactNode;
  disabled?: boolean;
}

export interface RadioGroupProps<V extends string> {
  options: readonly RadioOption<V>[];
  value?: V;
  defaultValue?: V;
  onValueChange?: (value: V) => void;
  name?: string;
  disabled?: boolean;
  className?: string;
  "aria-label"?: string;
}

/** One choice of a few, all of them in view. Inside a `Field` the field's label names the group. */
export function RadioGroup<V extends string>(props: RadioGroupProps<V>) {
  const { options, className, onValueChange, ...root } = props;
  const labelId = useFieldLabelId();
  const { required, ...control } = useFieldControl({});
  const base = useId();
  return (
    <Radix.Root
      aria-labelledby={labelId}
      {...root}
      {...control}
      {...(required === undefined ? {} : { required })}
      onValueChange={(value) => onValueChange?.(value as V)}
      className={cn("grid gap-3", className)}
    >
      {options.map((option) => {
        const id = `${base}-${option.value}`;
        const descriptionId = `${id}-description`;
        return (
          <Choice
            key={option.value}
            id={id}
            label={option.label}
            description={option.description}
            descriptionId={descriptionId}
            control={
              <Radix.Item
                id={id}
                value={option.value}
                disabled={option.disabled ?? false}
                aria-describedby={option.description ? descriptionId : undefined}
                className="mt-px grid size-4.5 shrink-0 place-items-center rounded-full border border-line-strong bg-surface shadow-low disabled:opacity-45 data-[state=checked]:border-accent data-[state=checked]:bg-accent"
              >
                <Radix.Indicator className="size-2 rounded-full bg-on-accent" />
              </Radix.Item>
            }
          />
        );
      })}
    </Radix.Root>
  );
}
