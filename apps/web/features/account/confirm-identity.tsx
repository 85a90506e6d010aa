"use client";
import type { Proof } from "@broadsheet/contract/sign-in-methods";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useQuery } from "@tanstack/react-query";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { entranceClient } from "@/features/sign-in/calls.ts";
import { PasswordInput } from "@/features/sign-in/password-input.tsx";
import { passkeyProblem, signWithPasskey } from "@/features/sign-in/use-passkey.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";

interface ConfirmIdentityProps {
  onDone: () => void;
  onClose: () => void;
}

/** Asks the person to show again that it is them. */
export function ConfirmIdentity({ onDone, onClose }: ConfirmIdentityProps) {
  const trpc = useTRPC();
  const methods = useQuery(trpc.people.signIn.get.queryOptions());
  const [typed, setTyped] = useState("");
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const app = methods.data?.authenticatorSince !== null;
  const passkey = methods.data?.passkeys.some(({ here }) => here) ?? false;
  const asks = app || methods.data?.hasPassword;

  async function prove(make: () => Promise<Proof>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await entranceClient.people.signIn.confirm.mutate(await make());
      onDone();
    } catch (error) {
      setBusy(false);
      setProblem(passkeyProblem(error) ?? undefined);
    }
  }
  return (
    <FormDialog
      size="sm"
      title="Is it you?"
      description="You signed in a while ago. Show once more that it is you; then it goes on where you were."
      submitLabel="Continue"
      disabled={!asks || typed.trim() === ""}
      busy={busy}
      error={problem}
      onSubmit={() => prove(async () => (app ? { code: typed } : { password: typed }))}
      onClose={onClose}
    >
      {methods.data && app && (
        <Field label="Code of your authenticator app" hint="Or a recovery code.">
          <Input
            value={typed}
            autoFocus
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      {methods.data && !app && methods.data.hasPassword && (
        <Field label="Your password">
          <PasswordInput
            value={typed}
            autoFocus
            autoComplete="current-password"
            onChange={(event) => setTyped(event.target.value)}
          />
        </Field>
      )}
      {passkey && (
        <Button
          disabled={busy}
          onClick={() =>
            void prove(async () => ({
              passkey: await signWithPasskey(await entranceClient.people.signIn.confirmOptions.mutate()),
            }))
          }
        >
          <KeyRound aria-hidden />
          Use a passkey
        </Button>
      )}
      {methods.data && !asks && !passkey && (
        <Callout>
          Sign out and in again by a mailed link; for 15 minutes after that you can go on here.
        </Callout>
      )}
    </FormDialog>
  );
}
