"use client";
import { Callout } from "@broadsheet/ui/callout";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";

interface AuthenticatorSetupProps {
  /** What the server made for this app. */
  setup: { secret: string; qrCode: string };
  /** The person may have other sessions to end. */
  offersEnd: boolean;
  onDone: (recoveryCodes: string[]) => void;
  onClose: () => void;
}

/** Shows the QR code, and asks for the first code of the app. */
export function AuthenticatorSetup({ setup, offersEnd, onDone, onClose }: AuthenticatorSetupProps) {
  const trpc = useTRPC();
  const [code, setCode] = useState("");
  const [endOtherSessions, setEnd] = useState(offersEnd);
  const confirm = useMutation(
    trpc.people.signIn.confirmAuthenticator.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: ({ recoveryCodes }) => onDone(recoveryCodes),
    }),
  );
  const problem = confirm.error ? appErrorOf(confirm.error) : undefined;
  return (
    <FormDialog
      title="Set up an authenticator app"
      description="Scan this with an app such as Aegis, 2FAS, 1Password or Google Authenticator, then type the code it shows."
      submitLabel="Turn on"
      disabled={code.trim() === ""}
      busy={confirm.isPending}
      error={problem && !problem.details.issues ? problem.message : undefined}
      onSubmit={() => confirm.mutate({ code, endOtherSessions })}
      onClose={onClose}
    >
      <div className="grid items-center gap-5 sm:grid-cols-[11rem_minmax(0,1fr)]">
        {/* biome-ignore lint/performance/noImgElement: drawn by us, and here already; black on white in the dark too, for scanners */}
        <img
          alt="QR code for your authenticator app"
          src={`data:image/svg+xml,${encodeURIComponent(setup.qrCode)}`}
          width={176}
          height={176}
          className="mx-auto rounded-md border border-line bg-white"
        />
        <div className="grid gap-4">
          <Field label="Code" error={problem?.details.issues?.[0]?.message}>
            <Input
              value={code}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={10}
              onChange={(event) => setCode(event.target.value)}
              className="text-lg tabular-nums tracking-[0.12em]"
            />
          </Field>
          <div className="grid gap-1">
            <p className="text-ink-soft text-sm">If you cannot scan it, type this key into the app:</p>
            <div className="flex items-start gap-1.5">
              <code className="wrap-anywhere min-w-0 text-sm">
                {setup.secret.match(/.{1,4}/g)?.join(" ")}
              </code>
              <CopyButton value={setup.secret} label="Copy the key" />
            </div>
          </div>
        </div>
      </div>
      {offersEnd && (
        <Checkbox
          label="Sign out everywhere else"
          description="Otherwise other browsers are asked for a code at their next click."
          checked={endOtherSessions}
          onCheckedChange={(on) => setEnd(on === true)}
        />
      )}
      <Callout>From now on you are asked for a code each time you sign in, except with a passkey.</Callout>
    </FormDialog>
  );
}
