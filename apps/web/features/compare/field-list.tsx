import type { ComparedField } from "@broadsheet/contract/comparisons";
import { Card } from "@broadsheet/ui/card";
import { Change } from "./block-list.tsx";
import { fieldName } from "./block-words.ts";
import { Runs } from "./runs.tsx";

/** Title and settings that differ, each before and after. */
export function FieldList({ fields }: { fields: readonly ComparedField[] }) {
  if (fields.length === 0) return null;
  return (
    <Card className="overflow-hidden">
      <h2 className="px-5 pt-4 pb-2 font-medium font-serif text-lg tracking-tight">Title and settings</h2>
      <dl className="divide-y divide-line">
        {fields.map(({ name, before, after, runs }) => (
          <div key={name} className="grid gap-1 px-5 py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)] sm:gap-4">
            <dt className="text-ink-faint text-xs">{fieldName(name)}</dt>
            <dd className="min-w-0 whitespace-pre-wrap break-words">
              {runs ? <Runs runs={runs} /> : <Change before={before} after={after} />}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
