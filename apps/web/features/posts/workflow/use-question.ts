"use client";
import { useState } from "react";

/** For a `FormDialog`: `check` answers what is wrong, or the work. When the work fails whoever asked says why, and the form stays. */
export function useQuestion(check: () => string | Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const submit = () => {
    const answer = check();
    if (typeof answer === "string") return setError(answer);
    setError(undefined);
    setBusy(true);
    answer.catch(() => {}).finally(() => setBusy(false));
  };
  return { busy, error, submit };
}
