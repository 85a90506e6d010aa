"use client";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";

/** The choice of whom to ask for a review. Nobody chosen asks everybody who may review. */
export function useReviewers(postId: string, asked: boolean): { chosen: string[]; field: ReactNode } {
  const trpc = useTRPC();
  const { person } = useStudio();
  const [chosen, setChosen] = useState<string[]>([]);
  const people = useQuery({ ...trpc.comments.people.queryOptions({ postId }), enabled: asked });
  const reviewers = people.data?.filter((one) => one.reviewer && one.userId !== person.userId) ?? [];
  const field = asked && reviewers.length > 0 && (
    <fieldset className="mb-4 grid gap-2.5">
      <legend className="pb-2 font-medium text-sm">
        Who should look at it?{" "}
        <span className="font-normal text-ink-faint">Nobody chosen asks all of them.</span>
      </legend>
      <div className="grid max-h-48 gap-2.5 overflow-y-auto p-0.5">
        {reviewers.map(({ userId, name }) => (
          <Checkbox
            key={userId}
            label={name}
            checked={chosen.includes(userId)}
            onCheckedChange={(checked) =>
              setChosen((before) =>
                checked === true ? [...before, userId] : before.filter((one) => one !== userId),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
  return { chosen, field };
}
