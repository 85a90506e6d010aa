"use client";
import { Tabs as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { tabStyles } from "./tab-styles.tsx";

export interface TabItem {
  value: string;
  label: ReactNode;
  /** A number beside the label. */
  count?: number;
  content: ReactNode;
}

interface TabsProps {
  items: readonly TabItem[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  "aria-label": string;
  className?: string;
}

/** Tab names along one line, scrolled sideways where it is narrow. */
export function Tabs({ items, className, "aria-label": label, ...root }: TabsProps) {
  const initial =
    root.value === undefined ? { defaultValue: root.defaultValue ?? items[0]?.value ?? "" } : {};
  return (
    <Radix.Root {...root} {...initial} className={cn("grid min-w-0 gap-5", className)}>
      <Radix.List
        aria-label={label}
        className="flex gap-4 overflow-x-auto border-line border-b [scrollbar-width:none]"
      >
        {items.map(({ value, label: text, count }) => (
          <Radix.Trigger key={value} value={value} className={tabStyles}>
            {text}
            {count !== undefined && <TabCount value={count} />}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {items.map(({ value, content }) => (
        <Radix.Content key={value} value={value} className="min-w-0 focus-visible:outline-offset-4">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}

export function TabCount({ value }: { value: number }) {
  return (
    <span className="rounded-full bg-ink/8 px-1.5 text-2xs text-ink-soft tabular-nums leading-4.5">
      {value}
    </span>
  );
}
