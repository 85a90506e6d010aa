"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { Callout } from "@broadsheet/ui/callout";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { roleWords } from "./role-words.ts";

export function ChangeRole({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const own = useStudio().person.userId === member.userId;
  const [role, setRole] = useState(member.role);
  const change = useMutation(
    trpc.people.staff.changeRole.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async () => {
        // What one may do oneself has changed: everything is read anew.
        if (own) return window.location.assign("/studio");
        await queries.invalidateQueries(trpc.people.staff.pathFilter());
        toast({ title: `${member.name} is ${roleWords[role].label.toLowerCase()} now`, tone: "success" });
        onClose();
      },
    }),
  );
  return (
    <FormDialog
      title={own ? "Change your role" : `Change the role of ${member.name}`}
      description="It holds from their next click on."
      submitLabel="Change role"
      disabled={role === member.role}
      busy={change.isPending}
      error={change.error ? appErrorOf(change.error).message : undefined}
      onSubmit={() => change.mutate({ userId: member.userId, role })}
      onClose={onClose}
    >
      <RoleChoice value={role} onChange={setRole} />
      {own && role !== member.role && (
        <Callout tone="warning">
          You will not be able to give yourself the role of {member.role} back; somebody else must.
        </Callout>
      )}
    </FormDialog>
  );
}
