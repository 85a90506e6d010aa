"use client";
import { permissionsOf, roles } from "@broadsheet/contract/permissions";
import { Card, CardHeader } from "@broadsheet/ui/card";
import { Check, Minus } from "lucide-react";
import { permissionGroups, permissionWords } from "./permission-words.ts";
import { roleWords } from "./role-words.ts";

/** What each built-in role may do, side by side. */
export function BuiltInRoles() {
  return (
    <Card aria-label="Built-in roles" className="overflow-hidden">
      <CardHeader title="Built-in roles" description="They are the same everywhere and cannot be changed." />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section aria-label="Permissions of the built-in roles" tabIndex={0} className="mt-3 overflow-x-auto">
        <table className="w-full min-w-[40rem] border-collapse text-sm">
          <thead>
            <tr className="border-line border-y">
              <th scope="col" className="sticky left-0 bg-surface px-5 py-2.5 text-left font-medium">
                Permission
              </th>
              {roles.map((role) => (
                <th key={role} scope="col" className="px-2 py-2.5 text-center font-medium">
                  {roleWords[role].label}
                </th>
              ))}
            </tr>
          </thead>
          {permissionGroups.map(({ title, permissions }) => (
            <tbody key={title}>
              <tr>
                <th
                  scope="rowgroup"
                  colSpan={roles.length + 1}
                  className="bg-sunken/50 px-5 py-1.5 text-left font-medium text-ink-soft text-xs"
                >
                  {title}
                </th>
              </tr>
              {permissions.map((each) => (
                <tr key={each} className="border-line border-b last:border-b-0">
                  <th
                    scope="row"
                    className="sticky left-0 w-44 bg-surface px-5 py-2 text-left font-normal sm:w-auto"
                  >
                    {permissionWords[each].label}
                  </th>
                  {roles.map((role) => (
                    <td key={role} className="px-2 py-2">
                      {permissionsOf[role].has(each) ? (
                        <Check role="img" aria-label="Yes" className="mx-auto size-4 text-success" />
                      ) : (
                        <Minus role="img" aria-label="No" className="mx-auto size-4 text-ink-faint/60" />
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </Card>
  );
}
