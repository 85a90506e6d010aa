"use client";
import { Button } from "@broadsheet/ui/button";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { enter, entranceClient } from "./calls.ts";
import { passkeyProblem, signWithPasskey } from "./use-passkey.ts";

interface PasskeyButtonProps {
  next: string;
  onProblem: (problem: string) => void;
}

/** Signs in with a passkey of this host: no address and no password are asked for. */
export function PasskeyButton({ next, onProblem }: PasskeyButtonProps) {
  const [busy, setBusy] = useState(false);
  async function signIn() {
    setBusy(true);
    try {
      const response = await signWithPasskey(
        await entranceClient.people.signIn.passkeySignInOptions.mutate(),
      );
      await entranceClient.people.signIn.signInWithPasskey.mutate({ response });
      enter(next);
    } catch (error) {
      setBusy(false);
      const problem = passkeyProblem(error);
      if (problem) onProblem(problem);
    }
  }
  return (
    <Button size="lg" loading={busy} onClick={() => void signIn()}>
      <KeyRound aria-hidden />
      Use a passkey
    </Button>
  );
}
