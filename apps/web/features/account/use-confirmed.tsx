"use client";
import { onDemand } from "@broadsheet/ui/on-demand";
import { type ReactNode, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";

const ConfirmIdentity = onDemand(() =>
  import("./confirm-identity.tsx").then((module) => module.ConfirmIdentity),
);

interface Waiting {
  resume: () => void;
  giveUp: () => void;
}

/** Somebody closed the question who they are: nothing happened, and nothing need be said. */
export class NotConfirmed extends Error {}

/**
 * For steps the server wants a fresh proof of identity for: `confirmed(step)` takes the step, and asks for the proof and takes it again when
 * that is what was missing. `question` must be rendered.
 */
export function useConfirmed(): {
  confirmed: <T>(step: () => Promise<T>) => Promise<T>;
  question: ReactNode;
} {
  const [waiting, setWaiting] = useState<Waiting>();
  async function confirmed<T>(step: () => Promise<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      if (appErrorOf(error).code !== "CONFIRM_IDENTITY") throw error;
    }
    await new Promise<void>((resume, reject) =>
      setWaiting({ resume, giveUp: () => reject(new NotConfirmed()) }),
    );
    return step();
  }
  const answer = (how: keyof Waiting) => {
    setWaiting(undefined);
    waiting?.[how]();
  };
  const question = waiting && (
    <ConfirmIdentity onDone={() => answer("resume")} onClose={() => answer("giveUp")} />
  );
  return { confirmed, question };
}
