"use client";
import type { Passkey } from "@broadsheet/contract/sign-in-methods";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";

export function PasskeyNameDialog({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [name, setName] = useState(passkey.name);
  const rename = useMutation(
    trpc.people.signIn.renamePasskey.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.people.signIn.pathFilter());
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      size="sm"
      title="Name this passkey"
      submitLabel="Save name"
      busy={rename.isPending}
      error={rename.error ? appErrorOf(rename.error).message : undefined}
      disabled={name.trim() === ""}
      onSubmit={() => rename.mutate({ id: passkey.id, name })}
      onClose={onClose}
    >
      <Field label="Name" hint="Where you keep it: a telephone, a security key.">
        <Input
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Field>
    </FormDialog>
  );
}
