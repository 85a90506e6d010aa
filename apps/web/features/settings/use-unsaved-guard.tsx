"use client";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/** Asks before a link or the closing of the tab takes away what was not saved. Answers the question to render. */
export function useUnsavedGuard(unsaved: boolean) {
  const router = useRouter();
  const [leavingTo, setLeavingTo] = useState<string>();
  useEffect(() => {
    if (!unsaved) return;
    const onBeforeUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    const onClick = (event: MouseEvent) => {
      if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target || link.origin !== location.origin) return;
      if (link.pathname === location.pathname && link.hash) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(link.pathname + link.search);
    };
    window.addEventListener("beforeunload", onBeforeUnload);
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onBeforeUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [unsaved]);
  return (
    <ConfirmDialog
      open={leavingTo !== undefined}
      onOpenChange={(open) => !open && setLeavingTo(undefined)}
      title="Leave without saving?"
      description="What you changed on this page is not saved and will be lost."
      confirmLabel="Leave"
      cancelLabel="Stay here"
      destructive
      onConfirm={() => router.push(leavingTo as Route)}
    />
  );
}
