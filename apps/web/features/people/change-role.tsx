"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { Callout } from "@broadsheet/ui/callout";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { chosenRole, RoleChoice } from "./role-choice.tsx";
import { roleName } from "./role-words.ts";

export function ChangeRole({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const before: string = member.ownRole?.id ?? member.role;
  const own = useStudio().person.userId === member.userId;
  const [role, setRole] = useState(before);
  const { take, problem, question } = useSensitive();
  const change = useMutation(
    trpc.people.staff.changeRole.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async () => {
        // What one may do oneself has changed: everything is read anew.
        if (own) return window.location.assign("/studio");
        await queries.invalidateQueries(trpc.people.staff.pathFilter());
        toast({ title: `The role of ${member.name} is changed`, tone: "success" });
        onClose();
      },
    }),
  );
  return (
    <>
      <FormDialog
        title={own ? "Change your role" : `Change the role of ${member.name}`}
        description="It holds from their next click on."
        submitLabel="Change role"
        disabled={role === before}
        busy={change.isPending}
        error={problem}
        onSubmit={() => take(() => change.mutateAsync({ userId: member.userId, ...chosenRole(role) }))}
        onClose={onClose}
      >
        <RoleChoice value={role} onChange={setRole} />
        {own && role !== before && (
          <Callout tone="warning">
            You will not be able to give yourself the role of {roleName(member)} back; somebody else must.
          </Callout>
        )}
      </FormDialog>
      {question}
    </>
  );
}
