"use client";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { LifeBuoy, Smartphone } from "lucide-react";
import { type ReactNode, useState } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { dayOf } from "./day-of.ts";
import { useConfirmed } from "./use-confirmed.tsx";
import { useTried } from "./use-tried.ts";

const AuthenticatorSetup = onDemand(() =>
  import("./authenticator-setup.tsx").then((module) => module.AuthenticatorSetup),
);
const RecoveryCodes = onDemand(() => import("./recovery-codes.tsx").then((module) => module.RecoveryCodes));

/** The authenticator app and the recovery codes. */
export function SecondFactors() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { confirmed, question } = useConfirmed();
  const { tried, problem } = useTried();
  const [setup, setSetup] = useState<{ secret: string; qrCode: string }>();
  const [codes, setCodes] = useState<readonly string[]>();
  const methods = useQuery(trpc.people.signIn.get.queryOptions());
  const silent = { meta: { showsErrors: true } };
  const start = useMutation(trpc.people.signIn.startAuthenticator.mutationOptions(silent));
  const remove = useMutation(trpc.people.signIn.removeAuthenticator.mutationOptions(silent));
  const renew = useMutation(trpc.people.signIn.renewRecoveryCodes.mutationOptions(silent));
  if (methods.isPending) return <RowsSkeleton count={2} />;
  if (methods.isError)
    return (
      <LoadFailed error={methods.error} what="Your sign-in methods" onRetry={() => void methods.refetch()} />
    );
  const { authenticatorSince, recoveryCodesLeft, passkeys, required } = methods.data;
  const reload = () => queries.invalidateQueries(trpc.people.pathFilter());
  return (
    <Card aria-label="Second factor" className="overflow-hidden">
      <CardHeader
        title="Second factor"
        description={`What is asked for beside a password or a mailed link.${required ? " This publication asks everybody for one." : ""}`}
      />
      {problem && (
        <div className="px-5 pt-3">
          <Callout tone="danger">{problem}</Callout>
        </div>
      )}
      <ul className="mt-3 divide-y divide-line border-line border-t">
        <Method
          icon={<Smartphone aria-hidden />}
          name="Authenticator app"
          on={authenticatorSince !== null}
          about={
            authenticatorSince === null
              ? "A code that changes every 30 seconds, from an app on your telephone."
              : `On since ${dayOf(authenticatorSince)}`
          }
        >
          {authenticatorSince === null ? (
            <Button
              size="sm"
              loading={start.isPending}
              onClick={() => void tried(async () => setSetup(await confirmed(() => start.mutateAsync())))}
            >
              Set up
            </Button>
          ) : (
            <ConfirmDialog
              trigger={
                <Button size="sm" variant="dangerGhost" aria-label="Remove the authenticator app">
                  Remove
                </Button>
              }
              title="Remove the authenticator app?"
              description="No code is asked for any more when you sign in. You can set it up again at any time."
              confirmLabel="Remove"
              destructive
              onConfirm={() =>
                tried(async () => {
                  await confirmed(() => remove.mutateAsync({}));
                  await reload();
                  toast({ title: "The authenticator app is removed", tone: "success" });
                })
              }
            />
          )}
        </Method>
        {(authenticatorSince !== null || passkeys.length > 0) && (
          <Method
            icon={<LifeBuoy aria-hidden />}
            name="Recovery codes"
            about={`${recoveryCodesLeft} left. Each signs you in once when nothing else is at hand.`}
          >
            <Button
              size="sm"
              loading={renew.isPending}
              onClick={() =>
                void tried(async () => {
                  setCodes((await confirmed(() => renew.mutateAsync())).recoveryCodes);
                  await reload();
                })
              }
            >
              Make new ones
            </Button>
          </Method>
        )}
      </ul>
      {question}
      {setup && (
        <AuthenticatorSetup
          setup={setup}
          offersEnd
          onClose={() => setSetup(undefined)}
          onDone={(made) => {
            setSetup(undefined);
            setCodes(made);
            void reload();
          }}
        />
      )}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}

interface MethodProps {
  icon: ReactNode;
  name: string;
  on?: boolean;
  about: string;
  children: ReactNode;
}

function Method({ icon, name, on, about, children }: MethodProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <span className="shrink-0 text-ink-faint [&_svg]:size-5">{icon}</span>
      <div className="grid min-w-0 flex-[1_1_12rem] gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {name}
          {on && <Badge tone="success">On</Badge>}
        </p>
        <p className="text-ink-faint text-xs">{about}</p>
      </div>
      {children}
    </li>
  );
}
