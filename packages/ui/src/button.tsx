import { cva, type VariantProps } from "class-variance-authority";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { Spinner } from "./spinner.tsx";

export const buttonStyles = cva(
  [
    "relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap font-medium",
    "rounded-md transition-[background-color,border-color,color,box-shadow,transform] duration-150 ease-out",
    "active:translate-y-px disabled:pointer-events-none disabled:not-aria-busy:opacity-45 aria-busy:opacity-85 aria-disabled:pointer-events-none",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-ink text-paper shadow-low hover:bg-ink-soft",
        accent: "bg-accent text-on-accent shadow-low hover:bg-accent-strong",
        secondary:
          "border border-line-strong/60 bg-surface text-ink shadow-low hover:border-line-strong hover:bg-raised",
        ghost:
          "text-ink-soft hover:bg-ink/7 hover:text-ink data-[state=open]:bg-ink/7 data-[state=open]:text-ink",
        danger: "bg-danger text-on-danger shadow-low hover:bg-danger-strong",
        dangerGhost: "text-danger hover:bg-danger-soft hover:text-danger-strong",
        link: "h-auto! px-0! text-accent underline decoration-accent/40 underline-offset-4 hover:decoration-accent",
      },
      size: {
        sm: "h-8 px-3 text-xs pointer-coarse:h-10",
        md: "h-9 px-4 text-sm pointer-coarse:h-11",
        lg: "h-11 px-5 text-base",
      },
    },
    defaultVariants: { variant: "secondary", size: "md" },
  },
);

export interface ButtonProps extends ComponentProps<"button">, VariantProps<typeof buttonStyles> {
  /** Shows a spinner over the label, which keeps its width, and takes no clicks. */
  loading?: boolean;
  /** Dresses the only child (a link) as a button instead of making one. */
  asChild?: boolean;
}

export function Button({
  variant,
  size,
  loading = false,
  asChild,
  className,
  children,
  ...props
}: ButtonProps) {
  const classes = cn(buttonStyles({ variant, size }), className);
  if (asChild)
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  return (
    <button
      type="button"
      {...props}
      className={classes}
      disabled={props.disabled || loading}
      aria-busy={loading || undefined}
    >
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
      <span className={cn("inline-flex items-center gap-2", loading && "opacity-0")}>{children}</span>
    </button>
  );
}
