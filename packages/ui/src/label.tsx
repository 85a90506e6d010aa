import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export interface LabelProps extends ComponentProps<"label"> {
  htmlFor: string;
  required?: boolean;
}

export function Label({ required, className, children, htmlFor, ...props }: LabelProps) {
  return (
    <label htmlFor={htmlFor} className={cn("font-medium text-ink text-sm", className)} {...props}>
      {children}
      {required && (
        <span aria-hidden className="ml-0.5 text-danger">
          *
        </span>
      )}
    </label>
  );
}
