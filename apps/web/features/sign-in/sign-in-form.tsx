"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useState } from "react";
import { useForm } from "react-hook-form";
import { schemaResolver } from "@/features/studio/schema-resolver.ts";
import { enter, entranceClient, tryToSignIn } from "./calls.ts";
import { showServerError } from "./form-errors.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { PasswordInput } from "./password-input.tsx";
import { SubmitButton } from "./submit-button.tsx";

const people = () => import("@broadsheet/contract/people");

interface SignInFormProps {
  /** Where to go afterwards: a path of this site. */
  next: string;
}

/** Signing in by password, or asking for a link by mail. */
export function SignInForm({ next }: SignInFormProps) {
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({
    resolver: schemaResolver(() => people().then((module) => module.signInWithPasswordInput)),
    defaultValues: { email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;

  const signIn = form.handleSubmit(async (values) => {
    const problem = await tryToSignIn("password", values);
    if (problem === null) return enter(next);
    form.resetField("password");
    form.setError("root", { message: problem });
    form.setFocus("password");
  });

  async function sendLink() {
    const { requestSignInLinkInput } = await people();
    const parsed = requestSignInLinkInput.safeParse({ email: form.getValues("email"), next });
    form.clearErrors();
    if (!parsed.success) {
      form.setError("email", { message: parsed.error.issues[0]?.message ?? "" }, { shouldFocus: true });
      return;
    }
    try {
      await entranceClient.people.requestSignInLink.mutate(parsed.data);
      setSentTo(parsed.data.email);
    } catch (error) {
      showServerError(error, form.setError, ["email"]);
    }
  }

  if (sentTo !== undefined) return <LinkSent email={sentTo} onBack={() => setSentTo(undefined)} />;
  return (
    <form method="post" noValidate onSubmit={signIn} className="grid gap-4">
      {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
      <Field label="E-mail address" error={errors.email?.message}>
        <Input {...form.register("email")} type="email" autoComplete="username" autoFocus />
      </Field>
      <Field label="Password" error={errors.password?.message && "Enter your password"}>
        <PasswordInput {...form.register("password")} autoComplete="current-password" />
      </Field>
      <SubmitButton busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>Sign in</SubmitButton>
      <PasskeyButton next={next} onProblem={(message) => form.setError("root", { message })} />
      <SendLinkButton onSend={sendLink} />
    </form>
  );
}

function SendLinkButton({ onSend }: { onSend: () => Promise<void> }) {
  const [sending, setSending] = useState(false);
  return (
    <Button
      variant="ghost"
      loading={sending}
      onClick={async () => {
        setSending(true);
        await onSend();
        setSending(false);
      }}
    >
      E-mail me a link instead
    </Button>
  );
}

function LinkSent({ email, onBack }: { email: string; onBack: () => void }) {
  return (
    <div className="grid gap-4">
      <Callout tone="success" title="Look into your mail">
        If <strong className="break-all">{email}</strong> belongs to somebody who works here, a link is on its
        way. It signs you in once, within 20 minutes.
      </Callout>
      <Button variant="ghost" onClick={onBack}>
        Back to signing in
      </Button>
    </div>
  );
}
