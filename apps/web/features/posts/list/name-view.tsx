"use client";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";

interface NameViewProps {
  shares: boolean;
  onSave: (values: { name: string; shared: boolean }) => Promise<void>;
  onClose: () => void;
}

/** Asks what a view is to be called. */
export function NameView({ shares, onSave, onClose }: NameViewProps) {
  const [name, setName] = useState("");
  const [shared, setShared] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  async function save() {
    if (!name.trim()) return setError("Give the view a name");
    setBusy(true);
    try {
      await onSave({ name: name.trim(), shared });
      onClose();
    } catch (failure) {
      setError(appErrorOf(failure).message);
    } finally {
      setBusy(false);
    }
  }
  return (
    <FormDialog
      size="sm"
      title="Save this view"
      description="What the list is narrowed down to now, under a name."
      submitLabel="Save view"
      busy={busy}
      onSubmit={save}
      onClose={onClose}
    >
      <Field label="Name" error={error}>
        <Input value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </Field>
      {shares && (
        <Checkbox
          label="Share it with everybody"
          description="It stands in everybody's list of views."
          checked={shared}
          onCheckedChange={(on) => setShared(on === true)}
        />
      )}
    </FormDialog>
  );
}
