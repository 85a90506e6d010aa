"use client";
import { tokenScopes } from "@broadsheet/contract/permissions";
import { type CreateTokenInput, createTokenInput } from "@broadsheet/contract/tokens";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { zodResolver } from "@hookform/resolvers/zod";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Controller, useForm } from "react-hook-form";
import { NotConfirmed, useConfirmed } from "@/features/account/use-confirmed.tsx";
import { showServerError } from "@/features/sign-in/form-errors.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { scopeWords } from "./scope-words.ts";

const never = "never";
const lifetimes = [
  { value: "7", label: "7 days" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "1 year" },
  { value: never, label: "It does not expire" },
];

interface TokenFormProps {
  onMade: (made: { name: string; secret: string }) => void;
  onClose: () => void;
}

export function TokenForm({ onMade, onClose }: TokenFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const create = useMutation(trpc.tokens.create.mutationOptions({ meta: { showsErrors: true } }));
  const form = useForm<CreateTokenInput>({
    resolver: zodResolver(createTokenInput),
    defaultValues: { name: "", scopes: ["content:read"], expiresInDays: 90 },
  });
  const { errors, isSubmitting } = form.formState;
  const { confirmed, question } = useConfirmed();

  const save = form.handleSubmit(async (values) => {
    try {
      const { token, secret } = await confirmed(() => create.mutateAsync(values));
      await queries.invalidateQueries(trpc.tokens.pathFilter());
      onMade({ name: token.name, secret });
    } catch (error) {
      if (error instanceof NotConfirmed) return;
      showServerError(error, form.setError, ["name", "scopes", "expiresInDays"]);
    }
  });

  return (
    <>
      <FormDialog
        title="New API token"
        description="For a program that reads or writes here in place of a person."
        submitLabel="Create token"
        busy={isSubmitting}
        error={errors.root?.message}
        onSubmit={save}
        onClose={onClose}
      >
        <Field
          label="Name"
          required
          error={errors.name?.message}
          hint="What it is for: you will want to know one day."
        >
          <Input {...form.register("name")} placeholder="Static site build" autoComplete="off" />
        </Field>
        <Controller
          control={form.control}
          name="scopes"
          render={({ field }) => (
            <fieldset
              className="grid gap-3"
              aria-describedby={errors.scopes ? "token-scopes-error" : undefined}
            >
              <legend className="mb-2 font-medium text-sm">What it may do</legend>
              {tokenScopes.map((scope) => (
                <Checkbox
                  key={scope}
                  {...scopeWords[scope]}
                  checked={field.value.includes(scope)}
                  onCheckedChange={(checked) =>
                    field.onChange(
                      tokenScopes.filter((other) =>
                        other === scope ? checked === true : field.value.includes(other),
                      ),
                    )
                  }
                />
              ))}
              {errors.scopes && (
                <p id="token-scopes-error" role="alert" className="text-danger text-xs">
                  {errors.scopes.message}
                </p>
              )}
            </fieldset>
          )}
        />
        <Controller
          control={form.control}
          name="expiresInDays"
          render={({ field }) => (
            <Field label="Expires after" error={errors.expiresInDays?.message} className="sm:max-w-56">
              <Select
                value={field.value === null ? never : String(field.value)}
                onValueChange={(value) => field.onChange(value === never ? null : Number(value))}
                options={lifetimes}
              />
            </Field>
          )}
        />
      </FormDialog>
      {question}
    </>
  );
}
