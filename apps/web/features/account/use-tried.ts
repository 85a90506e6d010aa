"use client";
import { useState } from "react";
import { passkeyProblem } from "@/features/sign-in/use-passkey.ts";
import { NotConfirmed } from "./use-confirmed.tsx";

/** Runs a step and keeps what went wrong for the screen to show. Never rejects: what was called off went nowhere. */
export function useTried(): { tried: (step: () => Promise<void>) => Promise<void>; problem: string | null } {
  const [problem, setProblem] = useState<string | null>(null);
  async function tried(step: () => Promise<void>): Promise<void> {
    setProblem(null);
    try {
      await step();
    } catch (error) {
      if (!(error instanceof NotConfirmed)) setProblem(passkeyProblem(error));
    }
  }
  return { tried, problem };
}
