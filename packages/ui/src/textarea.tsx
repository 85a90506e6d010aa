"use client";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";
import { controlStyles } from "./input.tsx";

/** Grows with its text where the browser can (`field-sizing`), from `rows` lines up. */
export function Textarea({ className, rows = 3, ...props }: ComponentProps<"textarea">) {
  const control = useFieldControl(props);
  return (
    <textarea
      rows={rows}
      {...props}
      {...control}
      className={cn(controlStyles, "field-sizing-content max-h-96 min-h-20 resize-y px-3 py-2", className)}
    />
  );
}
