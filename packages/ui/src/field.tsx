"use client";
import { CircleAlert } from "lucide-react";
import { createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./cn.ts";
import { Label } from "./label.tsx";

interface FieldControl {
  id: string;
  labelId: string;
  describedBy: string | undefined;
  invalid: boolean;
  required: boolean;
}

const FieldContext = createContext<FieldControl | null>(null);

interface ControlProps {
  id?: string | undefined;
  "aria-describedby"?: string | undefined;
  "aria-invalid"?: boolean | "true" | "false" | "grammar" | "spelling" | undefined;
  required?: boolean | undefined;
}

/** The ids and states that tie a control to the `Field` around it; what the caller sets itself wins. */
export function useFieldControl(own: ControlProps): ControlProps {
  const field = useContext(FieldContext);
  return {
    id: own.id ?? field?.id,
    "aria-describedby": own["aria-describedby"] ?? field?.describedBy,
    "aria-invalid": own["aria-invalid"] ?? (field?.invalid || undefined),
    required: own.required ?? (field?.required || undefined),
  };
}

/** The id of the field's label, for groups of controls (`aria-labelledby`). */
export function useFieldLabelId(): string | undefined {
  return useContext(FieldContext)?.labelId;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong with the value; announced when it appears. */
  error?: ReactNode;
  required?: boolean;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
  /** Beside the label: a counter, a link. */
  aside?: ReactNode;
  className?: string;
  /** One control of this package, or any that calls `useFieldControl`. */
  children: ReactNode;
}

/** A labelled control with hint and error, tied together for assistive technology. */
export function Field({
  label,
  hint,
  error,
  required = false,
  hideLabel,
  aside,
  className,
  children,
}: FieldProps) {
  const id = useId();
  const ids = { control: `${id}c`, label: `${id}l`, hint: `${id}h`, error: `${id}e` };
  const describedBy = [error ? ids.error : "", hint ? ids.hint : ""].filter(Boolean).join(" ") || undefined;
  return (
    <FieldContext
      value={{ id: ids.control, labelId: ids.label, describedBy, invalid: Boolean(error), required }}
    >
      <div className={cn("grid min-w-0 grid-cols-[minmax(0,1fr)] content-start gap-1.5", className)}>
        <div className={cn("flex items-baseline justify-between gap-3", hideLabel && "sr-only")}>
          <Label htmlFor={ids.control} id={ids.label} required={required}>
            {label}
          </Label>
          {aside && <span className="text-xs text-ink-faint tabular-nums">{aside}</span>}
        </div>
        {children}
        <div aria-live="polite" className="contents">
          {error && (
            <p id={ids.error} className="flex gap-1.5 text-xs text-danger">
              <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
              {error}
            </p>
          )}
        </div>
        {hint && (
          <p id={ids.hint} className="text-xs text-ink-faint">
            {hint}
          </p>
        )}
      </div>
    </FieldContext>
  );
}
