"use client";
import type { AuditFilters } from "@broadsheet/contract/people";
import { auditKinds } from "@broadsheet/contract/vocabulary";
import { Button } from "@broadsheet/ui/button";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { type ChosenFilters, kindWords } from "./filters.ts";
import { labelOf, sentences } from "./sentences.ts";

interface AuditFiltersProps {
  chosen: ChosenFilters;
  onChange: (chosen: ChosenFilters) => void;
}

const anybody = "anybody";
const anything = "anything";
const actions = Object.keys(sentences)
  .sort()
  .map((action) => ({ value: action, label: labelOf(action) }));

/** Who, what, about what, and when. */
export function AuditFilterFields({ chosen, onChange }: AuditFiltersProps) {
  const trpc = useTRPC();
  const staff = useQuery({ ...trpc.people.staff.list.queryOptions(), enabled: useMay("staff:read") });
  const set = (change: ChosenFilters) => onChange({ ...chosen, ...change });
  const filtered = Object.values(chosen).some((value) => value !== undefined);
  return (
    <search className="flex flex-wrap items-end gap-2">
      <Select
        aria-label="Person"
        className="sm:w-44"
        value={chosen.userId ?? anybody}
        onValueChange={(value) => set({ userId: value === anybody ? undefined : value })}
        options={[
          { value: anybody, label: "By anybody" },
          ...(staff.data ?? []).map((member) => ({ value: member.userId, label: member.name })),
        ]}
      />
      <Select
        aria-label="Kind"
        className="sm:w-44"
        value={chosen.kind ?? anything}
        onValueChange={(value) =>
          set({ kind: value === anything ? undefined : (value as AuditFilters["kind"]), action: undefined })
        }
        options={[
          { value: anything, label: "About anything" },
          ...auditKinds.map((kind) => ({ value: kind as string, label: kindWords[kind] })),
        ]}
      />
      <Select
        aria-label="Action"
        className="sm:w-56"
        value={chosen.action ?? anything}
        onValueChange={(value) => set({ action: value === anything ? undefined : value })}
        options={[{ value: anything, label: "Whatever was done" }, ...actions]}
      />
      {(["from", "to"] as const).map((end) => (
        <span key={end} className="flex items-center gap-2 text-ink-soft text-sm">
          <span aria-hidden>{end === "from" ? "From" : "To"}</span>
          <Input
            type="date"
            aria-label={end === "from" ? "From" : "To"}
            className="w-40"
            value={chosen[end] ?? ""}
            onChange={(event) => set({ [end]: event.target.value || undefined })}
          />
        </span>
      ))}
      {filtered && (
        <Button variant="ghost" onClick={() => onChange({})}>
          <X aria-hidden />
          Clear
        </Button>
      )}
    </search>
  );
}
