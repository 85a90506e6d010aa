"use client";
import type { AppError } from "@broadsheet/contract/errors";
import { useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { NotConfirmed, useConfirmed } from "./use-confirmed.tsx";

/**
 * For a form or a question whose step may want a fresh proof of identity. `take` asks for it where it is missing and goes on, with what was
 * typed as it was; it answers whether the step was taken. `question` must be rendered, and `problem` shown.
 */
export function useSensitive() {
  const { confirmed, question } = useConfirmed();
  const [failure, setFailure] = useState<AppError>();
  async function take(step: () => Promise<unknown>): Promise<boolean> {
    setFailure(undefined);
    try {
      await confirmed(step);
      return true;
    } catch (error) {
      if (!(error instanceof NotConfirmed)) setFailure(appErrorOf(error));
      return false;
    }
  }
  return { take, failure, problem: failure?.message, question };
}
