"use client";
import type { Session } from "@broadsheet/contract/people";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Card, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Monitor, Smartphone } from "lucide-react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { deviceOf } from "./device.ts";
import { SignOutButton } from "./sign-out-button.tsx";

const methods: Record<Session["method"], string> = {
  password: "with a password",
  link: "by a mailed link",
  oidc: "through a provider",
  claim: "by claiming the installation",
  invitation: "by an invitation",
  passkey: "with a passkey",
};

/** Where the person is signed in. */
export function SessionList() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const sessions = useQuery(trpc.people.sessions.list.queryOptions());
  const revokeOthers = useMutation(trpc.people.sessions.revokeOthers.mutationOptions());
  if (sessions.isPending) return <RowsSkeleton count={2} />;
  if (sessions.isError)
    return <LoadFailed error={sessions.error} what="The sessions" onRetry={() => void sessions.refetch()} />;
  const others = sessions.data.filter(({ current }) => !current).length;
  return (
    <Card aria-label="Sessions" className="overflow-hidden">
      <CardHeader
        title="Where you are signed in"
        description="Revoke what you do not recognise, and change your password then."
        actions={
          others > 0 && (
            <ConfirmDialog
              trigger={
                <Button size="sm" variant="dangerGhost">
                  Revoke all others
                </Button>
              }
              title={`Revoke ${others === 1 ? "the other session" : `${others} other sessions`}?`}
              description="Everywhere but here you are signed out at the next click."
              confirmLabel="Revoke all others"
              destructive
              onConfirm={async () => {
                const { revoked } = await revokeOthers.mutateAsync();
                await queries.invalidateQueries(trpc.people.sessions.pathFilter());
                toast({
                  title: `${revoked} ${revoked === 1 ? "session is" : "sessions are"} revoked`,
                  tone: "success",
                });
              }}
            />
          )
        }
      />
      <ul className="mt-3 divide-y divide-line border-line border-t">
        {sessions.data.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionRow({ session }: { session: Session }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const listKey = trpc.people.sessions.list.queryKey();
  const revoke = useMutation(
    trpc.people.sessions.revoke.mutationOptions({
      // It is gone from the list at once, and back if that did not work.
      onMutate: async ({ id }) => {
        await queries.cancelQueries({ queryKey: listKey });
        const before = queries.getQueryData(listKey);
        queries.setQueryData(listKey, (list) => list?.filter((other) => other.id !== id));
        return { before };
      },
      onError: (_error, _input, context) => queries.setQueryData(listKey, context?.before),
      onSettled: () => queries.invalidateQueries({ queryKey: listKey }),
    }),
  );
  const device = deviceOf(session.userAgent);
  const Icon = device.phone ? Smartphone : Monitor;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <Icon aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device.name}
          {session.current && <Badge tone="success">This one</Badge>}
        </p>
        <p className="text-ink-faint text-xs">
          Signed in {methods[session.method]} <TimeAgo at={session.createdAt} />
          {session.ip && ` · ${session.ip}`} · seen <TimeAgo at={session.lastSeenAt} />
        </p>
      </div>
      {session.current ? (
        <SignOutButton />
      ) : (
        <Button
          size="sm"
          variant="dangerGhost"
          aria-label={`Revoke the session of ${device.name}`}
          onClick={() => revoke.mutate({ id: session.id })}
        >
          Revoke
        </Button>
      )}
    </li>
  );
}
