"use client";
import { grantablePermissions, holds, type Permission } from "@broadsheet/contract/permissions";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { permissionGroups, permissionWords } from "./permission-words.ts";

interface PermissionFieldsProps {
  value: ReadonlySet<Permission>;
  onChange: (value: Set<Permission>) => void;
  /** Held anyway: shown as such, and not to be changed here. */
  fixed?: ReadonlySet<Permission>;
}

const grantable = new Set(grantablePermissions);

/** All permissions that can be given, by what they are about. What the signed-in person may not do, they cannot give. */
export function PermissionFields({ value, onChange, fixed = new Set() }: PermissionFieldsProps) {
  const { person } = useStudio();
  const set = (changed: readonly Permission[], on: boolean) => {
    const next = new Set(value);
    for (const each of changed) {
      if (on) next.add(each);
      else next.delete(each);
    }
    onChange(next);
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      {permissionGroups.map(({ title, permissions }) => {
        const shown = permissions.filter((each) => grantable.has(each));
        const open = shown.filter((each) => holds(person, each) && !fixed.has(each));
        const chosen = open.filter((each) => value.has(each)).length;
        return (
          <fieldset key={title} className="min-w-0 rounded-md border border-line">
            <legend className="sr-only">{title}</legend>
            <div className="flex items-center justify-between gap-3 border-line border-b bg-sunken/50 px-4 py-2.5">
              <p aria-hidden className="font-medium text-sm">
                {title}
              </p>
              {open.length > 1 && (
                <Checkbox
                  label={<span className="text-ink-soft text-xs">All</span>}
                  aria-label={`All of “${title}”`}
                  checked={chosen === open.length ? true : chosen > 0 ? "indeterminate" : false}
                  onCheckedChange={(on) => set(open, on === true)}
                />
              )}
            </div>
            <div className="grid gap-x-6 gap-y-3 px-4 py-3.5 sm:grid-cols-2">
              {shown.map((each) => {
                const { label, description } = permissionWords[each];
                const byRole = fixed.has(each);
                return (
                  <Checkbox
                    key={each}
                    label={label}
                    description={byRole ? "By their role" : description}
                    checked={byRole || value.has(each)}
                    disabled={byRole || !holds(person, each)}
                    onCheckedChange={(on) => set([each], on === true)}
                  />
                );
              })}
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
