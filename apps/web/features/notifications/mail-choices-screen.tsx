"use client";
import type { MailTime } from "@broadsheet/contract/notifications";
import { mailTimes, notificationKinds } from "@broadsheet/contract/vocabulary";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { PageHeader } from "@broadsheet/ui/page-header";
import { Select } from "@broadsheet/ui/select";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useId } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { kindWords, timeWords } from "./notification-words.ts";

const options = mailTimes.map((value) => ({ value, label: timeWords[value] }));

/** What one is mailed, and when; each choice counts at once. */
export function MailChoicesScreen() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { person } = useStudio();
  const base = useId();
  const choices = useQuery(trpc.notifications.mailChoices.queryOptions());
  const queryKey = trpc.notifications.mailChoices.queryKey();
  const update = useMutation(
    trpc.notifications.updateMailChoices.mutationOptions({
      onMutate: async (change) => {
        await queries.cancelQueries({ queryKey });
        const before = queries.getQueryData(queryKey);
        if (before) queries.setQueryData(queryKey, { ...before, ...change });
        return { before };
      },
      onError: (_error, _change, context) => queries.setQueryData(queryKey, context?.before),
      onSuccess: (saved) => {
        queries.setQueryData(queryKey, saved);
        toast({ title: "Saved", tone: "success" });
      },
    }),
  );
  const all = (time: MailTime) =>
    update.mutate(Object.fromEntries(notificationKinds.map((kind) => [kind, time])));
  return (
    <>
      <PageHeader
        back={
          <Link href="/studio/account" className="inline-flex items-center gap-1.5 hover:text-ink">
            <ArrowLeft aria-hidden className="size-4" />
            Your account
          </Link>
        }
        title="Mails to you"
        description={`Sent to ${person.email}. The studio shows all of it in any case; the daily mail goes out at eight in the morning.`}
        actions={<Button onClick={() => all("off")}>Mail me nothing</Button>}
      />
      <div className="max-w-3xl">
        {choices.isPending ? (
          <RowsSkeleton />
        ) : choices.isError ? (
          <LoadFailed error={choices.error} what="Your choices" onRetry={() => void choices.refetch()} />
        ) : (
          <Card>
            <ul className="divide-y divide-line">
              {notificationKinds.map((kind) => (
                <li
                  key={kind}
                  className="grid items-center gap-x-6 gap-y-2 px-5 py-3.5 sm:grid-cols-[1fr_11rem]"
                >
                  <div className="grid gap-0.5">
                    <label id={`${base}-${kind}`} htmlFor={`${base}-${kind}-time`} className="font-medium">
                      {kindWords[kind].label}
                    </label>
                    <p id={`${base}-${kind}-about`} className="text-ink-soft text-sm">
                      {kindWords[kind].description}
                    </p>
                  </div>
                  <Select
                    id={`${base}-${kind}-time`}
                    aria-describedby={`${base}-${kind}-about`}
                    options={options}
                    value={choices.data[kind]}
                    onValueChange={(time) => update.mutate({ [kind]: time })}
                  />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  );
}
