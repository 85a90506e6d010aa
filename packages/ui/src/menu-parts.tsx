"use client";
import { Check } from "lucide-react";
import { DropdownMenu as Radix } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";
import "./page-nonce.tsx";

export interface DropdownMenuProps {
  /** One button. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  /** Where the focus goes when it closes; without, to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  children: ReactNode;
}

/** The menu from its first opening on. The page around it stays reachable, also for screen readers: it is no dialog. */
export function OpenedMenu(props: DropdownMenuProps) {
  const { trigger, align = "end", side = "bottom", onCloseAutoFocus, children } = props;
  return (
    <Radix.Root modal={false} defaultOpen>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={5}
          collisionPadding={8}
          {...(onCloseAutoFocus ? { onCloseAutoFocus } : {})}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-72 overflow-y-auto animate-rise rounded-md border border-line bg-raised p-1 shadow-mid"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const itemStyles = cn(
  "relative flex cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none pointer-coarse:py-2.5",
  "data-disabled:opacity-45 data-highlighted:bg-accent-soft data-highlighted:text-accent-strong",
  "[&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-faint data-highlighted:[&_svg]:text-current",
);

export interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode;
  /** Keys, shown at the end. */
  shortcut?: ReactNode;
  destructive?: boolean;
}

/** One command. With `asChild` its only child is a link that looks the same. */
export function MenuItem({
  icon,
  shortcut,
  destructive,
  className,
  children,
  asChild,
  ...props
}: MenuItemProps) {
  const classes = cn(
    itemStyles,
    destructive &&
      "text-danger data-highlighted:bg-danger-soft data-highlighted:text-danger-strong [&_svg]:text-danger",
    className,
  );
  if (asChild)
    return (
      <Radix.Item asChild className={classes} {...props}>
        {children}
      </Radix.Item>
    );
  return (
    <Radix.Item className={classes} {...props}>
      {icon}
      <span className="flex-1">{children}</span>
      {shortcut && <span className="pl-4 text-ink-soft text-xs">{shortcut}</span>}
    </Radix.Item>
  );
}

export type MenuCheckboxItemProps = ComponentProps<typeof Radix.CheckboxItem>;

/** A setting inside a menu that is on or off. */
export function MenuCheckboxItem({ className, children, ...props }: MenuCheckboxItemProps) {
  return (
    <Radix.CheckboxItem className={cn(itemStyles, "pl-9", className)} {...props}>
      <Radix.ItemIndicator className="absolute left-2.5">
        <Check aria-hidden />
      </Radix.ItemIndicator>
      {children}
    </Radix.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}
