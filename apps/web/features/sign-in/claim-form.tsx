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

/** Names the publication and makes its first owner. */
export function ClaimForm({ token }: { token: string }) {
  const form = useForm({
    resolver: schemaResolver(() => import("@broadsheet/contract/people").then((module) => module.claimInput)),
    mode: "onTouched",
    defaultValues: { token, publicationName: "", name: "", email: "", password: "" },
  });
  const { errors, isSubmitting, isSubmitSuccessful } = form.formState;
  const [publicationName, name, email, password] = form.watch([
    "publicationName",
    "name",
    "email",
    "password",
  ]);

  const claim = form.handleSubmit(async (values) => {
    try {
      await entranceClient.installation.claim.mutate(values);
      enter("/studio");
    } catch (error) {
      showServerError(error, form.setError, ["publicationName", "name", "email", "password"]);
    }
  });

  return (
    <form method="post" noValidate onSubmit={claim} className="grid gap-4">
      {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
      <Field
        label="Name of the publication"
        hint="Shown at the top of every page. You can change it later."
        error={errors.publicationName?.message}
      >
        <Input {...form.register("publicationName")} autoComplete="organization" autoFocus />
      </Field>
      <Field label="Your name" hint="As it stands on your byline." error={errors.name?.message}>
        <Input {...form.register("name")} autoComplete="name" />
      </Field>
      <Field label="E-mail address" error={errors.email?.message}>
        <Input {...form.register("email")} type="email" autoComplete="username" />
      </Field>
      <Field
        label="Password"
        error={errors.password?.message}
        hint={<PasswordStrengthHint password={password} about={[publicationName, name, email]} />}
      >
        <PasswordInput {...form.register("password")} autoComplete="new-password" />
      </Field>
      <SubmitButton busy={isSubmitting || (isSubmitSuccessful && !errors.root)}>
        Create the publication
      </SubmitButton>
    </form>
  );
}
