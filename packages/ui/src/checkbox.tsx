"use client";
import { Check, Minus } from "lucide-react";
import { Checkbox as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Choice } from "./choice.tsx";
import { cn } from "./cn.ts";

export interface CheckboxProps extends Omit<ComponentProps<typeof Radix.Root>, "asChild" | "children"> {
  /** Without one, set `aria-label` (a table's row). */
  label?: ReactNode;
  description?: ReactNode;
}

export function Checkbox({ label, description, className, ...props }: CheckboxProps) {
  const fallback = useId();
  const id = props.id ?? fallback;
  const descriptionId = `${id}-description`;
  const box = (
    <Radix.Root
      aria-describedby={description ? descriptionId : undefined}
      {...props}
      id={id}
      className={cn(
        "peer mt-px grid size-4.5 shrink-0 place-items-center rounded-xs border border-line-strong bg-surface shadow-low",
        "transition-colors disabled:cursor-not-allowed disabled:opacity-45 aria-invalid:border-danger",
        "data-[state=checked]:border-accent data-[state=checked]:bg-accent data-[state=checked]:text-on-accent",
        "data-[state=indeterminate]:border-accent data-[state=indeterminate]:bg-accent data-[state=indeterminate]:text-on-accent",
        className,
      )}
    >
      <Radix.Indicator className="group">
        <Check aria-hidden strokeWidth={3} className="size-3.5 group-data-[state=indeterminate]:hidden" />
        <Minus
          aria-hidden
          strokeWidth={3}
          className="hidden size-3.5 group-data-[state=indeterminate]:block"
        />
      </Radix.Indicator>
    </Radix.Root>
  );
  if (!label) return box;
  return (
    <Choice id={id} label={label} description={description} descriptionId={descriptionId} control={box} />
  );
}
