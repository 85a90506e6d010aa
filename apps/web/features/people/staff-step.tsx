"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { ChangeRole } from "./change-role.tsx";
import { ExtraPermissions } from "./extra-permissions.tsx";
import type { StaffAction } from "./staff-actions.ts";
import { TransferOwnership } from "./transfer-ownership.tsx";

interface StaffStepProps {
  member: StaffMember;
  action: StaffAction;
  onClose: () => void;
}

/** The question before something is done with a member of the staff. */
export function StaffStep({ member, action, onClose }: StaffStepProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { publication } = useStudio();
  const suspend = useMutation(trpc.people.staff.suspend.mutationOptions());
  const remove = useMutation(trpc.people.staff.remove.mutationOptions());
  const { userId, name } = member;
  const done = async (title: string) => {
    await queries.invalidateQueries(trpc.people.staff.pathFilter());
    toast({ title, tone: "success" });
  };
  const question = {
    open: true,
    onOpenChange: (open: boolean) => !open && onClose(),
    destructive: true,
  };
  switch (action) {
    case "role":
      return <ChangeRole member={member} onClose={onClose} />;
    case "permissions":
      return <ExtraPermissions member={member} onClose={onClose} />;
    case "transfer":
      return <TransferOwnership member={member} onClose={onClose} />;
    case "suspend":
      return (
        <ConfirmDialog
          {...question}
          title={`Suspend ${name}?`}
          description={`${name} is signed out everywhere at once and cannot sign in until you let them in again. Their posts and byline stay.`}
          confirmLabel="Suspend"
          onConfirm={async () => {
            await suspend.mutateAsync({ userId, suspended: true });
            await done(`${name} is suspended`);
          }}
        />
      );
    case "reinstate":
      return (
        <ConfirmDialog
          {...question}
          destructive={false}
          title={`Let ${name} in again?`}
          description={`${name} can sign in again, in the role they had.`}
          confirmLabel="Let in again"
          onConfirm={async () => {
            await suspend.mutateAsync({ userId, suspended: false });
            await done(`${name} can sign in again`);
          }}
        />
      );
    case "remove":
      return (
        <ConfirmDialog
          {...question}
          title={`Remove ${name}?`}
          description={`${name} loses access to ${publication.name} at once. Their posts stay, with their byline. To work here again they need a new invitation.`}
          confirmLabel="Remove"
          onConfirm={async () => {
            await remove.mutateAsync({ userId });
            await done(`${name} does not work here any more`);
          }}
        />
      );
    case "leave":
      return (
        <ConfirmDialog
          {...question}
          title={`Leave ${publication.name}?`}
          description="You lose access at once. Your posts stay, with your byline. To come back you need a new invitation."
          confirmLabel="Leave"
          onConfirm={async () => {
            await remove.mutateAsync({ userId });
            window.location.assign("/studio/sign-in");
          }}
        />
      );
  }
}
