"use client";
import type { SecondProof, SecondStep } from "@broadsheet/contract/sign-in-methods";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { KeyRound } from "lucide-react";
import { type FormEvent, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { enter, entranceClient } from "./calls.ts";
import { SubmitButton } from "./submit-button.tsx";
import { passkeyProblem, signWithPasskey } from "./use-passkey.ts";

interface SecondStepFormProps {
  ways: SecondStep;
  next: string;
}

/** The second step of signing in: a code, or a passkey. */
export function SecondStepForm({ ways, next }: SecondStepFormProps) {
  const [code, setCode] = useState("");
  const [recovery, setRecovery] = useState(!ways.authenticator && !ways.passkey);
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState(false);
  const asksForCode = ways.authenticator || recovery;

  async function take(prove: () => Promise<SecondProof>) {
    setBusy(true);
    setProblem(undefined);
    try {
      await entranceClient.people.signIn.takeSecondStep.mutate(await prove());
      enter(next);
    } catch (error) {
      setBusy(false);
      const { code: name, details } = appErrorOf(error);
      const wait = name === "RATE_LIMITED" ? ` (${details.retryAfterSeconds ?? 60} s)` : "";
      const said = passkeyProblem(error);
      if (said) setProblem(said + wait);
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() === "") return setProblem("Enter a code");
    void take(async () => ({ code }));
  };
  const signNow = () =>
    take(async () => ({
      passkey: await signWithPasskey(await entranceClient.people.signIn.confirmOptions.mutate()),
    }));

  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-4">
      {problem && <Callout tone="danger">{problem}</Callout>}
      {asksForCode && (
        <>
          <Field
            label={recovery ? "Recovery code" : "Code"}
            hint={
              recovery
                ? "One of those you kept when you set this up; each works once."
                : "Six digits, from your authenticator app."
            }
          >
            <Input
              key={String(recovery)}
              value={code}
              onChange={(event) => setCode(event.target.value)}
              autoComplete={recovery ? "off" : "one-time-code"}
              inputMode={recovery ? "text" : "numeric"}
              autoCapitalize="none"
              spellCheck={false}
              maxLength={40}
              autoFocus
              className="text-lg tabular-nums tracking-[0.12em]"
            />
          </Field>
          <SubmitButton busy={busy}>Continue</SubmitButton>
        </>
      )}
      {ways.passkey && (
        <Button size="lg" loading={busy && !asksForCode} disabled={busy} onClick={() => void signNow()}>
          <KeyRound aria-hidden />
          Use a passkey
        </Button>
      )}
      <Button
        variant="ghost"
        onClick={() => {
          setRecovery(!recovery);
          setCode("");
          setProblem(undefined);
        }}
      >
        {recovery ? "Use another way" : "Use a recovery code"}
      </Button>
    </form>
  );
}
