"use client";
import type { PasswordStrength } from "@broadsheet/auth/password-strength";
import { cn } from "@broadsheet/ui/cn";
import { useEffect, useState } from "react";

const shortest = 10;
const pauseMs = 200;
const names = ["Too easy to guess", "Easy to guess", "Acceptable", "Good", "Strong"];
const colors = ["bg-danger", "bg-danger", "bg-warning", "bg-success", "bg-success"];

interface PasswordStrengthHintProps {
  password: string;
  /** What somebody who knows the person would try. */
  about: readonly string[];
}

/** Says how well a password stands, while it is typed. The word lists are loaded with the first letter. */
export function PasswordStrengthHint({ password, about }: PasswordStrengthHintProps) {
  const strength = useStrength(password, about);
  if (password === "") return <>At least {shortest} characters. Several unrelated words make a good one.</>;
  const missing = shortest - password.length;
  const score = strength && missing <= 0 ? strength.score : Math.min(strength?.score ?? 0, 1);
  return (
    <span className="grid gap-1.5">
      <span aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map((step) => (
          <span
            key={step}
            className={cn(
              "h-1 rounded-full transition-colors",
              step <= Math.max(1, score) ? colors[score] : "bg-line",
            )}
          />
        ))}
      </span>
      <span aria-live="polite">
        {missing > 0
          ? `${missing} more ${missing === 1 ? "character" : "characters"}`
          : (strength?.problem ?? names[score])}
      </span>
    </span>
  );
}

function useStrength(password: string, about: readonly string[]): PasswordStrength | undefined {
  const [strength, setStrength] = useState<PasswordStrength>();
  const known = about.join("\n");
  useEffect(() => {
    if (password === "") return;
    let current = true;
    const timer = setTimeout(async () => {
      const { passwordStrength } = await import("@broadsheet/auth/password-strength");
      const judged = await passwordStrength(password, known.split("\n"));
      if (current) setStrength(judged);
    }, pauseMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [password, known]);
  return password === "" ? undefined : strength;
}
