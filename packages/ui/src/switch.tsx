"use client";
import { Switch as Radix } from "radix-ui";
import { type ComponentProps, type ReactNode, useId } from "react";
import { Choice } from "./choice.tsx";
import { cn } from "./cn.ts";

export interface SwitchProps extends Omit<ComponentProps<typeof Radix.Root>, "asChild" | "children"> {
  label?: ReactNode;
  description?: ReactNode;
}

/** Turns something on or off at once; for a choice that is sent with a form, use `Checkbox`. */
export function Switch({ label, description, className, ...props }: SwitchProps) {
  const fallback = useId();
  const id = props.id ?? fallback;
  const descriptionId = `${id}-description`;
  const track = (
    <Radix.Root
      aria-describedby={description ? descriptionId : undefined}
      {...props}
      id={id}
      className={cn(
        "inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-transparent bg-line-strong px-0.5",
        "transition-colors disabled:cursor-not-allowed disabled:opacity-45 data-[state=checked]:bg-accent",
        className,
      )}
    >
      <Radix.Thumb className="size-3.5 rounded-full bg-surface shadow-low transition-transform duration-150 ease-out data-[state=checked]:translate-x-4" />
    </Radix.Root>
  );
  if (!label) return track;
  return (
    <Choice id={id} label={label} description={description} descriptionId={descriptionId} control={track} />
  );
}
