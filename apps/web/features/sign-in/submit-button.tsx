"use client";
import { Button } from "@broadsheet/ui/button";
import { type ReactNode, useSyncExternalStore } from "react";

const never = () => () => {};

/** False until React answers for the page. */
function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

interface SubmitButtonProps {
  /** The form is being sent, or was accepted and the next page is on its way. */
  busy: boolean;
  children: ReactNode;
}

/** Takes clicks only once the form's own code is there: until then the browser itself would send the fields, passwords too. */
export function SubmitButton({ busy, children }: SubmitButtonProps) {
  const hydrated = useHydrated();
  return (
    <Button type="submit" variant="primary" size="lg" loading={busy} disabled={!hydrated}>
      {children}
    </Button>
  );
}
