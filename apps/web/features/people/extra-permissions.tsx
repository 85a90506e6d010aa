"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import type { Permission } from "@broadsheet/contract/permissions";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { PermissionFields } from "./permission-fields.tsx";
import { roleName } from "./role-words.ts";

/** What one person may do on top of their role. */
export function ExtraPermissions({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const own = useStudio().person.userId === member.userId;
  const [extra, setExtra] = useState<ReadonlySet<Permission>>(new Set(member.extraPermissions));
  const byRole = new Set(member.permissions.filter((each) => !member.extraPermissions.includes(each)));
  const { take, problem, question } = useSensitive();
  const save = useMutation(
    trpc.people.staff.setExtraPermissions.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async () => {
        if (own) return window.location.reload();
        await queries.invalidateQueries(trpc.people.staff.pathFilter());
        toast({ title: `The permissions of ${member.name} are saved`, tone: "success" });
        onClose();
      },
    }),
  );
  return (
    <>
      <FormDialog
        size="lg"
        title={`What ${member.name} may do`}
        description={`The role “${roleName(member)}” gives what is marked so. What you tick here holds for this person alone, from their next click on.`}
        submitLabel="Save permissions"
        busy={save.isPending}
        error={problem}
        onSubmit={() => take(() => save.mutateAsync({ userId: member.userId, permissions: [...extra] }))}
        onClose={onClose}
      >
        <PermissionFields value={extra} onChange={setExtra} fixed={byRole} />
      </FormDialog>
      {question}
    </>
  );
}
