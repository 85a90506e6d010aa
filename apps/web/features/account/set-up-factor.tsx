"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { useMutation } from "@tanstack/react-query";
import { KeyRound, Smartphone } from "lucide-react";
import { useState } from "react";
import { enter } from "@/features/sign-in/calls.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { AuthenticatorSetup } from "./authenticator-setup.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { useAddPasskey } from "./use-add-passkey.tsx";
import { useConfirmed } from "./use-confirmed.tsx";
import { useTried } from "./use-tried.ts";

/** The choice of a first second factor; afterwards the studio opens. */
export function SetUpFactor({ next }: { next: string }) {
  const trpc = useTRPC();
  const [setup, setSetup] = useState<{ secret: string; qrCode: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const { confirmed, question } = useConfirmed();
  const app = useTried();
  const passkey = useAddPasskey(setCodes);
  const start = useMutation(
    trpc.people.signIn.startAuthenticator.mutationOptions({ meta: { showsErrors: true } }),
  );
  const problem = app.problem ?? passkey.problem;
  return (
    <div className="grid gap-3">
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button variant="primary" size="lg" loading={passkey.busy} onClick={() => void passkey.add()}>
        <KeyRound aria-hidden />
        Add a passkey
      </Button>
      <Button
        size="lg"
        loading={start.isPending}
        onClick={() => void app.tried(async () => setSetup(await confirmed(() => start.mutateAsync())))}
      >
        <Smartphone aria-hidden />
        Use an authenticator app
      </Button>
      <p className="text-ink-soft text-sm">
        A passkey is your fingerprint, face or PIN on this device. An authenticator app shows codes on your
        telephone.
      </p>
      {question}
      {passkey.question}
      {setup && (
        <AuthenticatorSetup
          setup={setup}
          offersEnd={false}
          onClose={() => setSetup(undefined)}
          onDone={(made) => {
            setSetup(undefined);
            setCodes(made);
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => enter(next)} />}
    </div>
  );
}
