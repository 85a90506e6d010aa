"use client";
import type { PreviewLink } from "@broadsheet/contract/previews";
import { previewDays } from "@broadsheet/contract/vocabulary";
import { Badge } from "@broadsheet/ui/badge";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Dialog } from "@broadsheet/ui/dialog";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { dateAndTime } from "@/features/posts/times.ts";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";

const durations = [1, 3, previewDays, 30, 90];

/** Secret addresses at which people without an account read the working copy: made, seen and revoked here. */
export function PreviewLinksDialog({ postId, onClose }: { postId: string; onClose: () => void }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const links = useQuery(trpc.previews.list.queryOptions({ postId }));
  const [label, setLabel] = useState("");
  const [days, setDays] = useState(previewDays);
  const refresh = () => queries.invalidateQueries(trpc.previews.pathFilter());
  const create = useMutation({
    mutationFn: () => client.previews.create.mutate({ postId, label, days }),
    onSuccess: () => {
      setLabel("");
      return refresh();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    create.mutate();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Preview links"
      description="Whoever has such a link reads the post as it is now, without an account. Search engines do not find it."
    >
      <div className="grid gap-5">
        <form onSubmit={submit} className="grid items-end gap-3 sm:grid-cols-[minmax(0,1fr)_9rem_auto]">
          <Field label="For whom">
            <Input
              value={label}
              maxLength={100}
              placeholder="The interviewee"
              onChange={({ target }) => setLabel(target.value)}
            />
          </Field>
          <Field label="Works for">
            <Select
              value={String(days)}
              onValueChange={(value) => setDays(Number(value))}
              options={durations.map((count) => ({
                value: String(count),
                label: count === 1 ? "1 day" : `${count} days`,
              }))}
            />
          </Field>
          <Button type="submit" variant="primary" loading={create.isPending}>
            Make a link
          </Button>
        </form>
        {create.data && (
          <Callout tone="success" title="Copy it now: it is not shown again">
            <span className="flex items-center gap-2">
              <input
                readOnly
                aria-label="The new preview link"
                value={create.data.url}
                onFocus={({ target }) => target.select()}
                className="min-w-0 flex-1 rounded-sm border border-line bg-surface px-2 py-1.5 font-mono text-xs"
              />
              <CopyButton value={create.data.url} label="Copy the link" />
            </span>
          </Callout>
        )}
        {links.isPending ? (
          <SkeletonText lines={3} />
        ) : links.isError ? (
          <p role="alert" className="text-danger text-sm">
            {appErrorOf(links.error).message}
          </p>
        ) : links.data.length === 0 ? (
          <p className="text-ink-faint text-sm">No links yet.</p>
        ) : (
          <ul aria-label="Preview links" className="divide-y divide-line border-line border-t">
            {links.data.map((link) => (
              <LinkRow key={link.id} link={link} onRevoked={refresh} />
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  );
}

function LinkRow({ link, onRevoked }: { link: PreviewLink; onRevoked: () => Promise<unknown> }) {
  const client = useTRPCClient();
  const { publication } = useStudio();
  const when = (iso: string) => dateAndTime(iso, publication.timezone);
  const revoke = useMutation({
    mutationFn: () => client.previews.revoke.mutate({ id: link.id }),
    onSuccess: () => {
      toast({ title: "The link is revoked", tone: "success" });
      return onRevoked();
    },
  });
  const name = link.label || "Without a name";
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 py-3">
      <div className="grid min-w-0 gap-0.5 text-sm">
        <span className="font-medium">{name}</span>
        <span className="text-ink-faint text-xs">
          {[
            link.createdBy && `By ${link.createdBy}`,
            link.active && `until ${when(link.expiresAt)}`,
            link.lastUsedAt ? `opened ${link.uses}×, last on ${when(link.lastUsedAt)}` : "not opened yet",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </div>
      {link.active ? (
        <Button
          size="sm"
          variant="dangerGhost"
          aria-label={`Revoke “${name}”`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate()}
        >
          Revoke
        </Button>
      ) : (
        <Badge tone="outline">{whyEnded(link)}</Badge>
      )}
    </li>
  );
}

function whyEnded({ revokedAt, expiresAt }: PreviewLink): string {
  if (revokedAt) return "Revoked";
  return Date.parse(expiresAt) > Date.now() ? "Who made it is away" : "Expired";
}
