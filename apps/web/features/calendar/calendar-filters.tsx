"use client";
import type { PostStatus } from "@broadsheet/contract/posts";
import { postStatuses } from "@broadsheet/contract/vocabulary";
import { Select } from "@broadsheet/ui/select";
import { useQuery } from "@tanstack/react-query";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import type { Filters } from "./calendar-address.ts";

const all = "all";
const statusWords: Partial<Record<PostStatus, string>> = {
  scheduled: "Scheduled",
  published: "Published",
  approved: "Approved",
  in_review: "In review",
  changes_requested: "Changes asked for",
};

/** Which posts the calendar shows. */
export function CalendarFilters({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (next: Filters) => void;
}) {
  const trpc = useTRPC();
  const { person } = useStudio();
  const authors = useQuery(trpc.authors.list.queryOptions({ limit: 100 }));
  const tags = useQuery(trpc.tags.list.queryOptions({ limit: 100 }));
  const set = (name: keyof Filters, value: string) => {
    const { [name]: _, ...rest } = filters;
    if (value === all) return onChange(rest);
    return onChange({ ...rest, [name]: name === "status" ? [value as PostStatus] : value });
  };
  const others = (authors.data?.items ?? []).filter(({ id }) => id !== person.authorId);
  return (
    <search className="flex flex-wrap gap-2">
      <Select
        aria-label="Author"
        className="w-[calc(50%-0.25rem)] sm:w-44"
        value={filters.authorId ?? all}
        onValueChange={(value) => set("authorId", value)}
        options={[
          { value: all, label: "By anybody" },
          { value: person.authorId, label: "By me" },
          ...others.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label="Tag"
        className="w-[calc(50%-0.25rem)] sm:w-44"
        value={filters.tagId ?? all}
        onValueChange={(value) => set("tagId", value)}
        options={[
          { value: all, label: "Any tag" },
          ...(tags.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        aria-label="State"
        className="w-full sm:w-44"
        value={filters.status?.[0] ?? all}
        onValueChange={(value) => set("status", value)}
        options={[
          { value: all, label: "In any state" },
          ...postStatuses.flatMap((status) => {
            const label = statusWords[status];
            return label ? [{ value: status as string, label }] : [];
          }),
        ]}
      />
    </search>
  );
}
