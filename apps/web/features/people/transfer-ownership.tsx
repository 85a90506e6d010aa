"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";

/** Hands the publication over. Its name is typed, so that nobody does it by a slip. */
export function TransferOwnership({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const [typed, setTyped] = useState("");
  const { take, problem, question } = useSensitive();
  const transfer = useMutation(
    trpc.people.staff.transferOwnership.mutationOptions({
      meta: { showsErrors: true },
      // One's own role has changed: everything is read anew.
      onSuccess: () => window.location.assign("/studio/people"),
    }),
  );
  const matches = typed.trim() === publication.name;
  return (
    <>
      <FormDialog
        title={`Make ${member.name} the owner?`}
        submitLabel="Transfer ownership"
        destructive
        disabled={!matches}
        busy={transfer.isPending || transfer.isSuccess}
        error={problem}
        onSubmit={() => matches && take(() => transfer.mutateAsync({ userId: member.userId }))}
        onClose={onClose}
      >
        <Callout tone="warning">
          {`${member.name} (${member.email}) becomes the owner of ${publication.name}, and you become an administrator. Only they can give it back.`}
        </Callout>
        <Field label={`Type “${publication.name}” to confirm`} required>
          <Input value={typed} onChange={({ target }) => setTyped(target.value)} autoComplete="off" />
        </Field>
      </FormDialog>
      {question}
    </>
  );
}
