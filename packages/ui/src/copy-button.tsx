"use client";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "./icon-button.tsx";

/** Copies `value`; the icon and the label confirm it for two seconds. */
export function CopyButton({ value, label = "Copy" }: { value: string; label?: string }) {
  const [outcome, setOutcome] = useState<"copied" | "failed">();
  useEffect(() => {
    if (!outcome) return;
    const timer = setTimeout(() => setOutcome(undefined), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const copy = () =>
    navigator.clipboard.writeText(value).then(
      () => setOutcome("copied"),
      () => setOutcome("failed"),
    );
  const said = { copied: "Copied", failed: "The browser did not allow copying" };
  return (
    <>
      <IconButton label={outcome ? said[outcome] : label} size="sm" onClick={copy}>
        {outcome === "copied" ? <Check className="text-success" /> : <Copy />}
      </IconButton>
      <span aria-live="polite" className="sr-only">
        {outcome && said[outcome]}
      </span>
    </>
  );
}
