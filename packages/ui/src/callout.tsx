import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

const looks = {
  info: { icon: Info, classes: "border-accent/25 bg-accent-soft text-accent-strong" },
  success: { icon: CircleCheck, classes: "border-success/25 bg-success-soft text-success" },
  warning: { icon: TriangleAlert, classes: "border-warning/25 bg-warning-soft text-warning" },
  danger: { icon: CircleAlert, classes: "border-danger/25 bg-danger-soft text-danger" },
};

interface CalloutProps {
  tone?: keyof typeof looks;
  title?: ReactNode;
  action?: ReactNode;
  children?: ReactNode;
}

/** Something to know about this screen that stays. Errors are announced. */
export function Callout({ tone = "info", title, action, children }: CalloutProps) {
  const { icon: Icon, classes } = looks[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : undefined}
      className={cn("flex items-start gap-3 rounded-md border px-4 py-3 text-sm", classes)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="grid flex-1 gap-0.5">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div className="text-ink">{children}</div>}
      </div>
      {action}
    </div>
  );
}
