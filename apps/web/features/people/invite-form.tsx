"use client";
import { email } from "@broadsheet/contract/primitives";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { toast } from "@broadsheet/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";
import { z } from "zod";
import { NotConfirmed, useConfirmed } from "@/features/account/use-confirmed.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { chosenRole, RoleChoice } from "./role-choice.tsx";

const inviteForm = z.object({ email, role: z.string() });

export function InviteForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const invite = useMutation(trpc.people.invitations.create.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: zodResolver(inviteForm),
    defaultValues: { email: "", role: "author" },
  });
  const { errors, isSubmitting } = form.formState;
  const { confirmed, question } = useConfirmed();

  const send = form.handleSubmit(async ({ role, ...values }) => {
    try {
      const { email } = await confirmed(() => invite.mutateAsync({ ...values, ...chosenRole(role) }));
      await queries.invalidateQueries(trpc.people.invitations.pathFilter());
      toast({ title: `An invitation is on its way to ${email}`, tone: "success" });
      onClose();
    } catch (error) {
      if (error instanceof NotConfirmed) return;
      showServerError(error, form.setError, ["email", "role"]);
    }
  });

  return (
    <>
      <FormDialog
        title="Invite somebody"
        description="They are mailed a link that works once, for seven days."
        submitLabel="Send invitation"
        busy={isSubmitting}
        error={errors.root?.message}
        onSubmit={send}
        onClose={onClose}
      >
        <Field label="E-mail address" required error={errors.email?.message}>
          <Input
            {...form.register("email")}
            type="email"
            inputMode="email"
            autoComplete="off"
            placeholder="name@example.org"
          />
        </Field>
        <Controller
          control={form.control}
          name="role"
          render={({ field }) => (
            <RoleChoice value={field.value} onChange={field.onChange} error={errors.role?.message} />
          )}
        />
      </FormDialog>
      {question}
    </>
  );
}
