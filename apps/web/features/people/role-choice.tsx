"use client";
import { assignableRoles, type Role } from "@broadsheet/contract/permissions";
import { Field } from "@broadsheet/ui/field";
import { RadioGroup } from "@broadsheet/ui/radio-group";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { roleWords } from "./role-words.ts";

interface RoleChoiceProps {
  value: Role;
  onChange: (role: Role) => void;
  error?: string | undefined;
}

/** The roles that the signed-in person may give, each with what it allows. */
export function RoleChoice({ value, onChange, error }: RoleChoiceProps) {
  const { role } = useStudio().person;
  return (
    <Field label="Role" error={error}>
      <RadioGroup
        value={value}
        onValueChange={onChange}
        options={assignableRoles(role).map((assignable) => ({
          value: assignable,
          ...roleWords[assignable],
        }))}
      />
    </Field>
  );
}
