"use client";
import type { Passkey } from "@broadsheet/contract/sign-in-methods";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/trpc/client.tsx";
import { dayOf } from "./day-of.ts";
import { useAddPasskey } from "./use-add-passkey.tsx";
import { useConfirmed } from "./use-confirmed.tsx";
import { useTried } from "./use-tried.ts";

const RecoveryCodes = onDemand(() => import("./recovery-codes.tsx").then((module) => module.RecoveryCodes));

const PasskeyNameDialog = onDemand(() =>
  import("./passkey-name-dialog.tsx").then((module) => module.PasskeyNameDialog),
);

/** The passkeys that sign this person in. What loads and fails, the card above shows. */
export function Passkeys() {
  const trpc = useTRPC();
  const methods = useQuery(trpc.people.signIn.get.queryOptions());
  const [codes, setCodes] = useState<readonly string[]>();
  const { add, busy, problem, question } = useAddPasskey(setCodes);
  if (!methods.data) return null;
  const { passkeys } = methods.data;
  return (
    <Card aria-label="Passkeys" className="overflow-hidden">
      <CardHeader
        title="Passkeys"
        description="Sign in with your fingerprint, face or PIN, without a password. They cannot be phished or guessed."
        actions={
          <Button size="sm" loading={busy} onClick={() => void add()}>
            <Plus aria-hidden />
            Add a passkey
          </Button>
        }
      />
      {problem && (
        <div className="px-5 pt-3">
          <Callout tone="danger">{problem}</Callout>
        </div>
      )}
      {passkeys.length > 0 ? (
        <ul className="mt-3 divide-y divide-line border-line border-t">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      ) : (
        <CardBody className="py-1.5" />
      )}
      {question}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(undefined)} />}
    </Card>
  );
}

function PasskeyRow({ passkey }: { passkey: Passkey }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { confirmed, question } = useConfirmed();
  const { tried, problem } = useTried();
  const [renaming, setRenaming] = useState(false);
  const remove = useMutation(
    trpc.people.signIn.removePasskey.mutationOptions({ meta: { showsErrors: true } }),
  );
  const { id, name, host, here, synced, createdAt, lastUsedAt } = passkey;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <KeyRound aria-hidden className="size-5 shrink-0 text-ink-faint" />
      <div className="grid min-w-0 flex-[1_1_12rem] gap-0.5">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          <span className="wrap-anywhere">{name}</span>
          {!here && <Badge tone="outline">{host}</Badge>}
        </p>
        <p className="text-ink-faint text-xs">
          Added {dayOf(createdAt)} · {lastUsedAt ? `used ${dayOf(lastUsedAt)}` : "not used yet"}
          {synced && " · on all your devices"}
        </p>
        {problem && <p className="text-danger text-xs">{problem}</p>}
      </div>
      <div className="flex gap-2">
        <Button size="sm" aria-label={`Rename the passkey ${name}`} onClick={() => setRenaming(true)}>
          Rename
        </Button>
        <ConfirmDialog
          trigger={
            <Button size="sm" variant="dangerGhost" aria-label={`Remove the passkey ${name}`}>
              Remove
            </Button>
          }
          title={`Remove the passkey “${name}”?`}
          description="It does not sign you in here any more. Remove it from your device too, where you keep it."
          confirmLabel="Remove"
          destructive
          onConfirm={() =>
            tried(async () => {
              await confirmed(() => remove.mutateAsync({ id }));
              await queries.invalidateQueries(trpc.people.pathFilter());
              toast({ title: "The passkey is removed", tone: "success" });
            })
          }
        />
      </div>
      {question}
      {renaming && <PasskeyNameDialog passkey={passkey} onClose={() => setRenaming(false)} />}
    </li>
  );
}
