"use client";
import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { buttonStyles } from "./button.tsx";
import { cn } from "./cn.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

const square = cva("px-0", {
  variants: {
    size: { sm: "size-8 pointer-coarse:size-10", md: "size-9 pointer-coarse:size-11", lg: "size-11" },
  },
  defaultVariants: { size: "md" },
});

export interface IconButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
  /** What it does: read out, and shown as a tooltip. */
  label: string;
  loading?: boolean;
  /** False where a menu or dialog opens at the same place. Default true. */
  tooltip?: boolean;
}

export function IconButton({
  label,
  variant = "ghost",
  size,
  loading,
  tooltip = true,
  className,
  children,
  ...props
}: IconButtonProps) {
  const button = (
    <button
      type="button"
      aria-label={label}
      aria-busy={loading || undefined}
      {...props}
      disabled={props.disabled || loading}
      className={cn(buttonStyles({ variant, size }), square({ size }), className)}
    >
      {loading ? <Spinner /> : children}
    </button>
  );
  return tooltip ? <Tooltip label={label}>{button}</Tooltip> : button;
}
