"use client";
import { CircleAlert, CircleCheck, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { cn } from "./cn.ts";
import { type ShownToast, toastStore } from "./toast-store.ts";

/** The messages that are shown now. F8 moves the focus to them. */
export function ToastList({ shown }: { shown: readonly ShownToast[] }) {
  return (
    <Radix.Provider swipeDirection="right" label="Message">
      {shown.map((message) => (
        <Message key={message.id} {...message} />
      ))}
      <Radix.Viewport className="fixed right-0 bottom-0 z-70 flex max-[60rem]:bottom-14 w-full flex-col gap-2 p-4 pb-[calc(1rem+env(safe-area-inset-bottom))] outline-none sm:max-w-sm" />
    </Radix.Provider>
  );
}

function Message({ id, title, description, tone = "neutral", action, duration }: ShownToast) {
  const lasting = duration ?? (tone === "danger" || action ? 10_000 : 5_000);
  return (
    <Radix.Root
      duration={lasting === 0 ? Number.POSITIVE_INFINITY : lasting}
      type={tone === "danger" ? "foreground" : "background"}
      onOpenChange={(open) => !open && toastStore.remove(id)}
      className={cn(
        "flex animate-rise items-start gap-3 rounded-md border border-line bg-raised py-3 pr-2 pl-4 shadow-mid",
        "data-[swipe=move]:translate-x-(--radix-toast-swipe-move-x)",
      )}
    >
      {tone === "success" && <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />}
      {tone === "danger" && <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-danger" />}
      <div className="grid flex-1 gap-0.5">
        <Radix.Title className="font-medium text-sm">{title}</Radix.Title>
        {description && (
          <Radix.Description className="text-ink-soft text-sm">{description}</Radix.Description>
        )}
      </div>
      {action && (
        <Radix.Action
          altText={action.altText}
          onClick={action.onSelect}
          className="rounded-sm px-2 py-0.5 font-medium text-accent text-sm hover:bg-accent-soft"
        >
          {action.label}
        </Radix.Action>
      )}
      <Radix.Close
        aria-label="Dismiss"
        className="grid size-6 shrink-0 place-items-center rounded-sm text-ink-faint hover:bg-ink/7 hover:text-ink"
      >
        <X aria-hidden className="size-3.5" />
      </Radix.Close>
    </Radix.Root>
  );
}
