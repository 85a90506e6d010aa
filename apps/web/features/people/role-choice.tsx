"use client";
import { assignableRoles, covers, type Role, roles } from "@broadsheet/contract/permissions";
import type { RoleChoice as Chosen } from "@broadsheet/contract/staff-roles";
import { Field } from "@broadsheet/ui/field";
import { RadioGroup } from "@broadsheet/ui/radio-group";
import { useQuery } from "@tanstack/react-query";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { roleWords } from "./role-words.ts";

interface RoleChoiceProps {
  /** A built-in role's name, or the id of one of the publication's own. */
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

const isBuiltIn = (value: string): value is Role => roles.some((role) => role === value);

/** What the server is told. */
export function chosenRole(value: string): Chosen {
  return isBuiltIn(value) ? { role: value } : { roleId: value };
}

/** The roles that the signed-in person may give, each with what it allows. */
export function RoleChoice({ value, onChange, error }: RoleChoiceProps) {
  const trpc = useTRPC();
  const { person } = useStudio();
  const own = useQuery(trpc.people.roles.list.queryOptions());
  const given = (own.data ?? []).filter(({ permissions }) =>
    covers(person, { role: "contributor", permissions: new Set(permissions) }),
  );
  return (
    <Field label="Role" error={error}>
      <RadioGroup
        value={value}
        onValueChange={onChange}
        options={[
          ...assignableRoles(person).map((role) => ({ value: role as string, ...roleWords[role] })),
          ...given.map(({ id, name, description }) => ({
            value: id,
            label: name,
            description: description || "A role of this publication’s own.",
          })),
        ]}
      />
    </Field>
  );
}
