"use client";
import type { ChecklistEntry } from "@broadsheet/contract/checklist";
import { cn } from "@broadsheet/ui/cn";
import { Circle, CircleAlert, CircleCheck, CircleDashed } from "lucide-react";
import { itemWords } from "./checklist-words.ts";

const looks = {
  met: { icon: CircleCheck, tone: "text-success", said: "Done" },
  unmet: { icon: Circle, tone: "text-ink-faint", said: "Recommended" },
  required: { icon: CircleAlert, tone: "text-danger", said: "Required" },
  unknown: { icon: CircleDashed, tone: "text-ink-faint", said: "Not known yet" },
};

/** The entries with what is there, missing and not known yet. */
export function ChecklistView({ entries }: { entries: readonly ChecklistEntry[] }) {
  return (
    <ul className="grid gap-2.5">
      {entries.map(({ item, level, state, detail }) => {
        const look = looks[state === "unmet" && level === "compulsory" ? "required" : state];
        const Icon = look.icon;
        return (
          <li key={item} className="flex gap-2.5 text-sm">
            <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", look.tone)} />
            <div className="grid min-w-0">
              <span className={state === "met" ? "text-ink-soft" : "text-ink"}>
                <span className="sr-only">{look.said}: </span>
                {itemWords[item]}
                {look === looks.required && <span className="text-danger text-xs"> required</span>}
              </span>
              {detail && <span className="break-words text-ink-faint text-xs">{detail}</span>}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
