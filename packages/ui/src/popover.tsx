"use client";
import { Slot } from "radix-ui";
import { useState } from "react";
import { onDemand } from "./on-demand.tsx";
import type { PopoverProps } from "./popover-window.tsx";

const PopoverWindow = onDemand<PopoverProps>(
  () => import("./popover-window.tsx").then((module) => module.PopoverWindow),
  ({ trigger }) => trigger,
);

/** Something small beside a button. It is fetched before it is first opened; until then there is the button. */
export function Popover(props: PopoverProps) {
  const [asked, setAsked] = useState(false);
  if (asked || props.open) return <PopoverWindow {...props} />;
  return (
    <Slot.Root
      aria-haspopup="dialog"
      aria-expanded={false}
      onClick={() => {
        setAsked(true);
        props.onOpenChange?.(true);
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
}
