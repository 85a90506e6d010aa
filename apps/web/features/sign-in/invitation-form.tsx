"use client";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useForm } from "react-hook-form";
import { schemaResolver } from "@/features/studio/schema-resolver.ts";
import { enter, entranceClient } from "./calls.ts";
import { showServerError } from "./form-errors.ts";
import { PasswordInput } from "./password-input.tsx";
import { PasswordStrengthHint } from "./password-strength.tsx";
import { SubmitButton } from "./submit-button.tsx";

interface InvitationFormProps {
  token: string;
  email: string;
  publicationName: string;
}

/** Accepting an invitation without an account: a name and a password are chosen. */
export function InvitationForm({ token, email, publicationName }: InvitationFormProps) {
  const form = useForm({
    resolver: schemaResolver(() => import("./invitation-schema.ts").then((module) => module.newAccountInput)),
    mode: "onTouched",
    defaultValues: { token, name: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const [name, typed] = form.watch(["name", "password"]);

  const accept = form.handleSubmit(async (values) => {
    try {
      await entranceClient.people.invitations.accept.mutate(values);
      enter("/studio");
    } catch (error) {
      showServerError(error, form.setError, ["name", "password"]);
    }
  });

  return (
    <form method="post" noValidate onSubmit={accept} className="grid gap-4">
      {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
      <Field label="E-mail address">
        <Input value={email} readOnly type="email" autoComplete="username" />
      </Field>
      <Field label="Your name" hint="As it stands on your byline." error={errors.name?.message}>
        <Input {...form.register("name")} autoComplete="name" autoFocus />
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        hint={<PasswordStrengthHint password={typed} about={[publicationName, name, email]} />}
      >
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      <SubmitButton busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>
        Join {publicationName}
      </SubmitButton>
    </form>
  );
}
