"use client";
import type { BundleDetail } from "@broadsheet/contract/bundles";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { DateTimeInput } from "@broadsheet/ui/date-time-input";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { Field } from "@broadsheet/ui/field";
import { IconButton } from "@broadsheet/ui/icon-button";
import { onDemand } from "@broadsheet/ui/on-demand";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Pencil, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

const NameDialog = onDemand(() => import("./name-dialog.tsx").then((module) => module.NameDialog));

type Asked = "publish" | "schedule" | "rename" | "delete";

/** What can be done with a bundle as it stands. Whoever may not publish all of it is told so by the server, and not offered it. */
export function BundleActions({ bundle }: { bundle: BundleDetail }) {
  const client = useTRPCClient();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const router = useRouter();
  const [asked, setAsked] = useState<Asked | null>(null);
  const { id, version, status } = bundle;
  const close = () => setAsked(null);
  const refresh = () =>
    Promise.all(
      [trpc.bundles, trpc.posts, trpc.calendar].map((part) => queries.invalidateQueries(part.pathFilter())),
    );
  const act = useMutation({
    meta: { showsErrors: true },
    mutationFn: (what: "publish" | "unschedule") => client.bundles[what].mutate({ id, version }),
    onSuccess: (_, what) =>
      toast({
        title: what === "publish" ? "The bundle is published" : "The schedule is cancelled",
        tone: "success",
      }),
    onError: (error) => toast(refusal(error)),
    onSettled: refresh,
  });
  const own = bundle.hiddenPosts === 0;
  const ready = bundle.items.length > 0 && bundle.items.every(({ obstacles }) => obstacles.length === 0);
  if (!own) return null;
  return (
    <>
      {status === "scheduled" && (
        <Button loading={act.isPending} onClick={() => act.mutate("unschedule")}>
          Cancel the schedule
        </Button>
      )}
      {status !== "published" && (
        <>
          <Button disabled={!ready} onClick={() => setAsked("schedule")}>
            {status === "scheduled" ? "Move…" : "Schedule…"}
          </Button>
          <Button variant="primary" disabled={!ready} onClick={() => setAsked("publish")}>
            Publish all
          </Button>
        </>
      )}
      <DropdownMenu
        trigger={
          <IconButton label="More" tooltip={false}>
            <Ellipsis />
          </IconButton>
        }
      >
        {status !== "published" && (
          <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setAsked("rename")}>
            Rename
          </MenuItem>
        )}
        <MenuItem
          icon={<Trash2 aria-hidden />}
          destructive
          disabled={status === "scheduled"}
          onSelect={() => setAsked("delete")}
        >
          Delete the bundle
        </MenuItem>
      </DropdownMenu>
      {asked === "publish" && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && close()}
          title="Publish the whole bundle?"
          description={`${bundle.items.length} ${bundle.items.length === 1 ? "post changes" : "posts change"} for readers at once. If anything stands in the way, nothing changes.`}
          confirmLabel="Publish all"
          onConfirm={() => act.mutateAsync("publish").then(() => {})}
        />
      )}
      {asked === "delete" && (
        <ConfirmDialog
          open
          onOpenChange={(open) => !open && close()}
          title={`Delete “${bundle.name}”?`}
          description="Its posts stay as they are."
          confirmLabel="Delete the bundle"
          destructive
          onConfirm={async () => {
            await client.bundles.delete.mutate({ id });
            router.push("/studio/bundles");
            await refresh();
          }}
        />
      )}
      {asked === "rename" && <NameDialog bundle={bundle} onClose={close} onDone={() => void refresh()} />}
      {asked === "schedule" && <ScheduleBundle bundle={bundle} onClose={close} onDone={refresh} />}
    </>
  );
}

function refusal(error: unknown) {
  const { message, details } = appErrorOf(error);
  return {
    title: message,
    description: details.issues?.map((issue) => issue.message).join(" · "),
    tone: "danger" as const,
  };
}

interface ScheduleBundleProps {
  bundle: BundleDetail;
  onClose: () => void;
  onDone: () => Promise<unknown>;
}

function ScheduleBundle({ bundle, onClose, onDone }: ScheduleBundleProps) {
  const client = useTRPCClient();
  const { publication } = useStudio();
  const [at, setAt] = useState<string | null>(bundle.scheduledAt);
  const [wrong, setWrong] = useState<string>();
  const schedule = useMutation({
    meta: { showsErrors: true },
    mutationFn: (time: string) =>
      client.bundles.schedule.mutate({ id: bundle.id, version: bundle.version, at: time }),
    onSuccess: () => {
      toast({ title: "The bundle is scheduled", tone: "success" });
      onClose();
    },
    onSettled: onDone,
  });
  const failed = schedule.isError ? appErrorOf(schedule.error) : null;
  return (
    <FormDialog
      title="Schedule the bundle"
      description="All of it changes for readers at this minute, or nothing does."
      submitLabel="Schedule"
      busy={schedule.isPending}
      error={failed?.message}
      onClose={onClose}
      onSubmit={() => {
        if (!at) return setWrong("Choose a date and a time");
        if (Date.parse(at) <= Date.now()) return setWrong("Choose a time that is still to come");
        setWrong(undefined);
        return schedule.mutate(at);
      }}
    >
      <Field label="Publish at" required error={wrong} hint="In the publication's time zone.">
        <DateTimeInput autoFocus value={at} onValueChange={setAt} timeZone={publication.timezone} />
      </Field>
      {failed?.details.issues && failed.code === "NOT_READY" && (
        <Callout tone="danger">
          <ul className="list-disc pl-4">
            {failed.details.issues.map(({ path, message }) => (
              <li key={`${path}-${message}`}>{message}</li>
            ))}
          </ul>
        </Callout>
      )}
    </FormDialog>
  );
}
