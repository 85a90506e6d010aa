"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardFooter, CardHeader } from "@broadsheet/ui/card";
import { Field } from "@broadsheet/ui/field";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { PasswordInput } from "@/features/sign-in/password-input.tsx";
import { PasswordStrengthHint } from "@/features/sign-in/password-strength.tsx";
import { schemaResolver } from "@/features/studio/schema-resolver.ts";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";

export function PasswordForm() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { person, publication } = useStudio();
  const me = useQuery(trpc.people.me.queryOptions());
  const change = useMutation(trpc.people.setPassword.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: schemaResolver(() => import("./account-schemas.ts").then((module) => module.passwordForm)),
    defaultValues: { currentPassword: "", newPassword: "" },
  });
  const { errors, isSubmitting } = form.formState;
  const hasPassword = me.data?.hasPassword ?? true;

  const save = form.handleSubmit(async (values) => {
    try {
      await change.mutateAsync(values);
      form.reset();
      await queries.invalidateQueries(trpc.people.pathFilter());
      toast({
        title: hasPassword ? "Your password is changed" : "You can sign in with this password now",
        description: "You are signed out everywhere else.",
        tone: "success",
      });
    } catch (error) {
      showServerError(error, form.setError, ["currentPassword", "newPassword"]);
    }
  });

  return (
    <form noValidate onSubmit={save}>
      <Card>
        <CardHeader
          title="Password"
          description={
            hasPassword
              ? "Changing it signs you out everywhere else."
              : "You have none and sign in by a mailed link or a provider. You can set one within 15 minutes of signing in."
          }
        />
        <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
          {errors.root && <Callout tone="danger">{errors.root.message}</Callout>}
          <input hidden autoComplete="username" value={person.email} readOnly />
          <div className="grid gap-5 sm:grid-cols-2">
            {hasPassword && (
              <Field
                label="Current password"
                error={errors.currentPassword?.message}
                hint="Not needed for 15 minutes after signing in by a mailed link."
              >
                <PasswordInput {...form.register("currentPassword")} autoComplete="current-password" />
              </Field>
            )}
            <Field
              label="New password"
              error={errors.newPassword?.message}
              hint={
                <PasswordStrengthHint
                  password={form.watch("newPassword")}
                  about={[person.email, person.name, publication.name]}
                />
              }
            >
              <PasswordInput {...form.register("newPassword")} autoComplete="new-password" />
            </Field>
          </div>
        </CardBody>
        <CardFooter>
          <Button type="submit" loading={isSubmitting}>
            {hasPassword ? "Change password" : "Set password"}
          </Button>
        </CardFooter>
      </Card>
    </form>
  );
}
