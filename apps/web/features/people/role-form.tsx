"use client";
import { covers, type Permission } from "@broadsheet/contract/permissions";
import type { StaffRole } from "@broadsheet/contract/staff-roles";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { PermissionFields } from "./permission-fields.tsx";
import { nothing, type RoleTemplate, roleTemplates } from "./role-templates.ts";

interface RoleFormProps {
  /** The role to change; without one, a new one is made. */
  role?: StaffRole;
  onClose: () => void;
}

/** A role of the publication's own: its name, and what its people may do. */
export function RoleForm({ role, onClose }: RoleFormProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { person } = useStudio();
  const [name, setName] = useState(role?.name ?? "");
  const [description, setDescription] = useState(role?.description ?? "");
  // Nobody gives more than they have.
  const given = roleTemplates.filter((template) =>
    covers(person, { role: "contributor", permissions: new Set(template.permissions) }),
  );
  const [permissions, setPermissions] = useState<ReadonlySet<Permission>>(
    new Set(role?.permissions ?? firstOf(given).permissions),
  );
  const options = {
    meta: { showsErrors: true },
    onSuccess: async () => {
      await queries.invalidateQueries(trpc.people.pathFilter());
      toast({ title: `The role “${name.trim()}” is saved`, tone: "success" as const });
      onClose();
    },
  };
  const create = useMutation(trpc.people.roles.create.mutationOptions(options));
  const update = useMutation(trpc.people.roles.update.mutationOptions(options));
  const { take, failure, question } = useSensitive();
  const issueOf = (path: string) => failure?.details.issues?.find((issue) => issue.path === path)?.message;
  const save = () => {
    const fields = { name, description, permissions: [...permissions] };
    return take(() =>
      role
        ? update.mutateAsync({ id: role.id, version: role.version, ...fields })
        : create.mutateAsync(fields),
    );
  };
  return (
    <>
      <FormDialog
        size="lg"
        title={role ? `Change “${role.name}”` : "New role"}
        description={
          role && role.people > 0
            ? `It holds for ${role.people === 1 ? "the one person" : `the ${role.people} people`} with this role from their next click on.`
            : "People can be given it like a built-in role."
        }
        submitLabel={role ? "Save role" : "Make role"}
        busy={create.isPending || update.isPending}
        error={failure?.details.issues ? undefined : failure?.message}
        onSubmit={save}
        onClose={onClose}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label="Name" required error={issueOf("name")}>
            <Input
              value={name}
              maxLength={60}
              placeholder="Photo desk"
              autoComplete="off"
              onChange={(event) => setName(event.target.value)}
            />
          </Field>
          <Field label="Description" error={issueOf("description")}>
            <Input
              value={description}
              maxLength={300}
              placeholder="Who it is for"
              autoComplete="off"
              onChange={(event) => setDescription(event.target.value)}
            />
          </Field>
        </div>
        {!role && (
          <StartFrom given={given} onPick={(template) => setPermissions(new Set(template.permissions))} />
        )}
        <PermissionFields value={permissions} onChange={setPermissions} />
      </FormDialog>
      {question}
    </>
  );
}

interface StartFromProps {
  given: readonly RoleTemplate[];
  onPick: (template: RoleTemplate) => void;
}

/** Sets the permissions below to those of a template. */
function StartFrom({ given, onPick }: StartFromProps) {
  const [picked, setPicked] = useState(firstOf(given));
  return (
    <Field label="Start from" hint={picked.description} className="sm:max-w-80">
      <Select
        value={picked.id}
        onValueChange={(id) => {
          const template = given.find((each) => each.id === id) ?? nothing;
          setPicked(template);
          onPick(template);
        }}
        options={given.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </Field>
  );
}

const firstOf = (given: readonly RoleTemplate[]) => given.find(({ id }) => id === "contributor") ?? nothing;
