"use client";
import { Button } from "@broadsheet/ui/button";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { CircleAlert } from "lucide-react";
import type { Refusal } from "./use-bulk.ts";

interface RefusalsProps {
  refused: readonly Refusal[];
  /** "post", "file". */
  noun: string;
  onClose: () => void;
}

/** What a step was refused for, and why. */
export function Refusals({ refused, noun, onClose }: RefusalsProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={refused.length === 1 ? `One ${noun} was left out` : `${refused.length} ${noun}s were left out`}
      description="Nothing of them has changed."
      footer={
        <DialogClose>
          <Button variant="primary">Understood</Button>
        </DialogClose>
      }
    >
      <ul className="grid gap-3">
        {refused.map(({ title, reason }, index) => (
          <li key={index} className="flex gap-3">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            <span className="grid min-w-0">
              <span className="wrap-anywhere font-medium">{title}</span>
              <span className="text-ink-soft">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
