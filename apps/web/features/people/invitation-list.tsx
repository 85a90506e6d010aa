"use client";
import type { Invitation } from "@broadsheet/contract/people";
import { covers } from "@broadsheet/contract/permissions";
import { Button } from "@broadsheet/ui/button";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { MailPlus, Send } from "lucide-react";
import { useState } from "react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { roleName } from "./role-words.ts";

export function InvitationList({ onInvite }: { onInvite: () => void }) {
  const trpc = useTRPC();
  const [revoked, setRevoked] = useState<Invitation>();
  const list = useQuery(trpc.people.invitations.list.queryOptions());
  if (list.isPending) return <RowsSkeleton count={2} />;
  if (list.isError)
    return <LoadFailed error={list.error} what="The invitations" onRetry={() => void list.refetch()} />;
  return (
    <Card aria-label="Invitations" className="overflow-hidden">
      <CardHeader
        title="Open invitations"
        description={
          list.data.length > 0
            ? "Mailed, and not accepted yet."
            : "Nobody has an invitation they have not answered."
        }
        actions={
          list.data.length === 0 && (
            <Button size="sm" onClick={onInvite}>
              <MailPlus aria-hidden />
              Invite somebody
            </Button>
          )
        }
      />
      {list.data.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-line border-t">
          {list.data.map((invitation) => (
            <InvitationRow key={invitation.id} invitation={invitation} onRevoke={setRevoked} />
          ))}
        </ul>
      ) : (
        <CardBody className="py-1.5" />
      )}
      {revoked && <RevokeInvitation invitation={revoked} onClose={() => setRevoked(undefined)} />}
    </Card>
  );
}

interface InvitationRowProps {
  invitation: Invitation;
  onRevoke: (invitation: Invitation) => void;
}

function InvitationRow({ invitation, onRevoke }: InvitationRowProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { person } = useStudio();
  const { id, email, role, ownRole, invitedBy, vouched, expiresAt } = invitation;
  const { take, problem, question } = useSensitive();
  const resend = useMutation(
    trpc.people.invitations.resend.mutationOptions({
      meta: { showsErrors: true },
      onSuccess: async () => {
        await queries.invalidateQueries(trpc.people.invitations.pathFilter());
        toast({
          title: `A new invitation is on its way to ${email}`,
          description: "The link of the one before opens nothing any more.",
          tone: "success",
        });
      },
    }),
  );
  // Of one with a role of the publication’s own, the server decides.
  const may = ownRole !== null || covers(person, { role });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <div className="grid min-w-0 flex-[1_1_14rem] gap-0.5">
        <p className="wrap-anywhere font-medium">{email}</p>
        <p className="text-ink-faint text-xs">
          {roleName(invitation)}
          {invitedBy && ` · invited by ${invitedBy}`} · expires <TimeAgo at={expiresAt} />
        </p>
        {!vouched && (
          <p className="text-ink-soft text-xs">
            Its link opens nothing: whoever sent it may not invite to this role any more. Send it again to
            stand for it yourself.
          </p>
        )}
      </div>
      {may && (
        <div className="flex gap-2">
          <Button
            size="sm"
            loading={resend.isPending}
            aria-label={`Send the invitation to ${email} again`}
            onClick={() => void take(() => resend.mutateAsync({ id }))}
          >
            <Send aria-hidden />
            Send again
          </Button>
          <Button
            size="sm"
            variant="dangerGhost"
            aria-label={`Revoke the invitation to ${email}`}
            onClick={() => onRevoke(invitation)}
          >
            Revoke
          </Button>
        </div>
      )}
      {problem && (
        <p role="alert" className="basis-full text-danger text-sm">
          {problem}
        </p>
      )}
      {question}
    </li>
  );
}

function RevokeInvitation({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const revoke = useMutation(trpc.people.invitations.revoke.mutationOptions());
  return (
    <ConfirmDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Revoke this invitation?"
      description={`The link that was mailed to ${invitation.email} opens nothing any more. You can invite them anew at any time.`}
      confirmLabel="Revoke invitation"
      destructive
      onConfirm={async () => {
        await revoke.mutateAsync({ id: invitation.id });
        await queries.invalidateQueries(trpc.people.invitations.pathFilter());
        toast({ title: "The invitation is revoked", tone: "success" });
      }}
    />
  );
}
