"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";

interface NewTokenDialogProps {
  made: { name: string; secret: string };
  onClose: () => void;
}

/** A token's secret, this once. */
export function NewTokenDialog({ made, onClose }: NewTokenDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`“${made.name}” is ready`}
      description="Programs send it as Authorization: Bearer, followed by the token."
      footer={
        <DialogClose>
          <Button variant="primary">I have copied it</Button>
        </DialogClose>
      }
    >
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex items-center gap-2 rounded-md border border-line-strong bg-sunken py-2 pr-2 pl-3.5">
          <code data-testid="token-secret" className="wrap-anywhere flex-1 font-mono text-sm">
            {made.secret}
          </code>
          <CopyButton value={made.secret} label="Copy the token" />
        </div>
        <Callout tone="warning">
          It is shown this once. Only a fingerprint of it is kept, so nobody can look it up later.
        </Callout>
      </div>
    </Dialog>
  );
}
