"use client";
import { createRedirectInput } from "@broadsheet/contract/redirects";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { RadioGroup } from "@broadsheet/ui/radio-group";
import { toast } from "@broadsheet/ui/toast";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";

export function RedirectForm({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.redirects.create.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm({
    resolver: zodResolver(createRedirectInput),
    defaultValues: { fromPath: "", to: "", permanent: true },
  });
  const { errors, isSubmitting } = form.formState;

  const save = form.handleSubmit(async (values) => {
    try {
      await create.mutateAsync(values);
      await queries.invalidateQueries(trpc.redirects.pathFilter());
      toast({ title: `${values.fromPath} leads to ${values.to} now`, tone: "success" });
      onClose();
    } catch (error) {
      showServerError(error, form.setError, ["fromPath", "to"]);
    }
  });

  return (
    <FormDialog
      title="New redirect"
      submitLabel="Create redirect"
      busy={isSubmitting}
      error={errors.root?.message}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Old address" required error={errors.fromPath?.message} hint="A path on this site.">
        <Input
          {...form.register("fromPath")}
          placeholder="/2019/05/ferry.html"
          autoComplete="off"
          spellCheck={false}
        />
      </Field>
      <Field
        label="Leads to"
        required
        error={errors.to?.message}
        hint="A path on this site, or an address elsewhere."
      >
        <Input {...form.register("to")} placeholder="/posts/ferry" autoComplete="off" spellCheck={false} />
      </Field>
      <Controller
        control={form.control}
        name="permanent"
        render={({ field }) => (
          <Field label="For how long">
            <RadioGroup
              value={field.value ? "good" : "now"}
              onValueChange={(value) => field.onChange(value === "good")}
              options={[
                {
                  value: "good",
                  label: "For good",
                  description: "Search engines move on to the new address.",
                },
                { value: "now", label: "For now", description: "Search engines keep the old address." },
              ]}
            />
          </Field>
        )}
      />
    </FormDialog>
  );
}
