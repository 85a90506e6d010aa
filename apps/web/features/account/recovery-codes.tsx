"use client";
import { Button } from "@broadsheet/ui/button";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog } from "@broadsheet/ui/dialog";
import { Download } from "lucide-react";

interface RecoveryCodesProps {
  codes: readonly string[];
  onClose: () => void;
}

/** The codes for the day the telephone is gone; shown this once. */
export function RecoveryCodes({ codes, onClose }: RecoveryCodesProps) {
  const text = codes.join("\n");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keep these recovery codes"
      description="Each of them signs you in once when your app or passkey is not at hand. They are not shown again; former ones are void."
      footer={
        <>
          <Button asChild>
            <a
              href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
              download="recovery-codes.txt"
            >
              <Download aria-hidden />
              Download
            </a>
          </Button>
          <CopyButton value={text} label="Copy all codes" />
          <Button variant="primary" onClick={onClose}>
            I have kept them
          </Button>
        </>
      }
    >
      <div className="flex items-start gap-2 rounded-md border border-line bg-sunken/50 p-4">
        <ul
          aria-label="Recovery codes"
          className="grid flex-1 gap-x-6 gap-y-1.5 font-mono text-sm tabular-nums sm:grid-cols-2"
        >
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
