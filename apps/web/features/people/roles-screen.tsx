"use client";
import { covers } from "@broadsheet/contract/permissions";
import type { StaffRole } from "@broadsheet/contract/staff-roles";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardHeader } from "@broadsheet/ui/card";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus, UserCog } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { NotConfirmed } from "@/features/account/use-confirmed.tsx";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { BuiltInRoles } from "./built-in-roles.tsx";

const RoleForm = onDemand(() => import("./role-form.tsx").then((module) => module.RoleForm));

/** The roles there are: the publication's own, and the built-in ones. */
export function RolesScreen() {
  const manages = useMay("staff:manage");
  const [editing, setEditing] = useState<StaffRole | "new">();
  return (
    <>
      <PageHeader
        title="Roles"
        description="Sets of permissions with a name. Everybody on the staff has one."
        back={<Link href="/studio/people">People</Link>}
        actions={
          manages && (
            <Button variant="primary" onClick={() => setEditing("new")}>
              <Plus aria-hidden />
              New role
            </Button>
          )
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <OwnRoles onEdit={setEditing} />
        <BuiltInRoles />
      </div>
      {editing && (
        <RoleForm {...(editing === "new" ? {} : { role: editing })} onClose={() => setEditing(undefined)} />
      )}
    </>
  );
}

function OwnRoles({ onEdit }: { onEdit: (role: StaffRole) => void }) {
  const trpc = useTRPC();
  const list = useQuery(trpc.people.roles.list.queryOptions());
  if (list.isPending) return <RowsSkeleton count={2} />;
  if (list.isError)
    return <LoadFailed error={list.error} what="The roles" onRetry={() => void list.refetch()} />;
  return (
    <Card aria-label="Roles of this publication" className="overflow-hidden">
      <CardHeader title="Roles of this publication" description="Made here, for how you work." />
      {list.data.length === 0 ? (
        <EmptyState
          icon={<UserCog aria-hidden />}
          title="No roles of your own yet"
          description="The built-in ones below fit most teams. Make one where they do not: for somebody who suggests changes and makes none, for a photo desk."
        />
      ) : (
        <ul className="mt-3 divide-y divide-line border-line border-t">
          {list.data.map((role) => (
            <OwnRole key={role.id} role={role} onEdit={onEdit} />
          ))}
        </ul>
      )}
    </Card>
  );
}

const count = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

function OwnRole({ role, onEdit }: { role: StaffRole; onEdit: (role: StaffRole) => void }) {
  const { person } = useStudio();
  const manages = useMay("staff:manage");
  const within = covers(person, { role: "contributor", permissions: new Set(role.permissions) });
  const used = role.people + role.invitations;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2.5 px-5 py-3.5">
      <div className="grid min-w-0 flex-[1_1_14rem] gap-0.5">
        <p className="wrap-anywhere font-medium">{role.name}</p>
        {role.description && <p className="text-ink-soft text-sm">{role.description}</p>}
        <p className="text-ink-faint text-xs">
          {count(role.permissions.length, "permission", "permissions")} ·{" "}
          {count(role.people, "person", "people")}
          {role.invitations > 0 && ` · ${count(role.invitations, "open invitation", "open invitations")}`}
        </p>
      </div>
      {manages && within && (
        <div className="flex gap-2">
          <Button size="sm" aria-label={`Change the role ${role.name}`} onClick={() => onEdit(role)}>
            Change
          </Button>
          <DeleteRole role={role} />
        </div>
      )}
      {manages && within && used > 0 && (
        <p className="basis-full text-ink-faint text-xs">
          To delete it, give its people and open invitations another role first.
        </p>
      )}
    </li>
  );
}

function DeleteRole({ role }: { role: StaffRole }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { take, problem, question } = useSensitive();
  const remove = useMutation(trpc.people.roles.delete.mutationOptions({ meta: { showsErrors: true } }));
  return (
    <>
      <ConfirmDialog
        trigger={
          <Button
            size="sm"
            variant="dangerGhost"
            aria-label={`Delete the role ${role.name}`}
            disabled={role.people + role.invitations > 0}
          >
            Delete
          </Button>
        }
        title={`Delete the role “${role.name}”?`}
        description="Nobody has it. It cannot be brought back."
        confirmLabel="Delete role"
        destructive
        onConfirm={async () => {
          if (!(await take(() => remove.mutateAsync({ id: role.id })))) throw new NotConfirmed();
          await queries.invalidateQueries(trpc.people.roles.pathFilter());
          toast({ title: "The role is deleted", tone: "success" });
        }}
      >
        {problem && <Callout tone="danger">{problem}</Callout>}
      </ConfirmDialog>
      {question}
    </>
  );
}
