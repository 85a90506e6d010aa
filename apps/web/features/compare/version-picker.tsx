"use client";
import type { ComparedVersion } from "@broadsheet/contract/comparisons";
import type { PostDetail, Revision } from "@broadsheet/contract/posts";
import { Field } from "@broadsheet/ui/field";
import { Select } from "@broadsheet/ui/select";
import { useQuery } from "@tanstack/react-query";
import { dateAndTime } from "@/features/posts/times.ts";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";

interface Sides {
  from: ComparedVersion;
  to: ComparedVersion;
}

interface VersionPickerProps {
  post: PostDetail;
  sides: Sides;
  onChange: (change: Partial<Sides>) => void;
}

/** The two versions that are compared: any of what readers see, the working copy and the newest hundred revisions. */
export function VersionPicker({ post, sides, onChange }: VersionPickerProps) {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const revisions = useQuery(trpc.posts.revisions.list.queryOptions({ postId: post.id, limit: 100 }));
  const wordsOf = ({ number, note, createdAt, createdBy }: Revision) =>
    [`Revision ${number}`, note, dateAndTime(createdAt, publication.timezone), createdBy]
      .filter(Boolean)
      .join(" · ");
  const options = [
    { value: "working", label: "The working copy, as it is now" },
    ...(post.live ? [{ value: "live", label: "What readers see" }] : []),
    ...(revisions.data?.items ?? []).map((revision) => ({ value: revision.id, label: wordsOf(revision) })),
  ];
  const known = (value: string) =>
    options.some((option) => option.value === value)
      ? options
      : [...options, { value, label: "An older revision" }];
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="From">
        <Select
          value={sides.from as string}
          onValueChange={(from) => onChange({ from: from as ComparedVersion })}
          options={known(sides.from)}
        />
      </Field>
      <Field label="To">
        <Select
          value={sides.to as string}
          onValueChange={(to) => onChange({ to: to as ComparedVersion })}
          options={known(sides.to)}
        />
      </Field>
    </div>
  );
}
