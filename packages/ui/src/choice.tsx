import type { ReactNode } from "react";

interface ChoiceProps {
  id: string;
  label: ReactNode;
  description?: ReactNode;
  descriptionId: string;
  control: ReactNode;
}

/** The layout of a checkbox, switch or radio button with its text; the whole of it can be clicked. */
export function Choice({ id, label, description, descriptionId, control }: ChoiceProps) {
  return (
    <div className="flex items-start gap-2.5 pointer-coarse:py-1">
      {control}
      <div className="grid gap-0.5">
        <label htmlFor={id} className="font-medium text-ink text-sm">
          {label}
        </label>
        {description && (
          <p id={descriptionId} className="text-ink-faint text-xs">
            {description}
          </p>
        )}
      </div>
    </div>
  );
}
