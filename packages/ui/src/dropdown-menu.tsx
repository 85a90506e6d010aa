"use client";
import { Slot } from "radix-ui";
import { type KeyboardEvent, useState } from "react";
import type { DropdownMenuProps, MenuCheckboxItemProps, MenuItemProps } from "./menu-parts.tsx";
import { onDemand } from "./on-demand.tsx";

type Parts = typeof import("./menu-parts.tsx");

let parts: Parts | undefined;
const OpenedMenu = onDemand<DropdownMenuProps>(
  async () => {
    parts = await import("./menu-parts.tsx");
    return parts.OpenedMenu;
  },
  ({ trigger }) => trigger,
);

/** Commands behind a button. What a menu is made of is fetched before the first one is opened; until then there is the button. */
export function DropdownMenu(props: DropdownMenuProps) {
  const [asked, setAsked] = useState(false);
  if (asked) return <OpenedMenu {...props} />;
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setAsked(true)}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        setAsked(true);
      }}
    >
      {props.trigger}
    </Slot.Root>
  );
}

// Within an opened menu, so that its parts are there.

/** One command. With `asChild` its only child is a link that looks the same. */
export function MenuItem(props: MenuItemProps) {
  return parts && <parts.MenuItem {...props} />;
}

/** A setting inside a menu that is on or off. */
export function MenuCheckboxItem(props: MenuCheckboxItemProps) {
  return parts && <parts.MenuCheckboxItem {...props} />;
}

export function MenuSeparator() {
  return parts && <parts.MenuSeparator />;
}
