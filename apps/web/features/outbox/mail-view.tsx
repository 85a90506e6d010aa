"use client";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { CopyButton } from "@broadsheet/ui/copy-button";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { Tabs } from "@broadsheet/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useMemo } from "react";
import { dateAndTime } from "@/features/posts/times.ts";
import { LoadFailed } from "@/features/studio/screen-states.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { linksOf } from "./mail-links.ts";

/** One mail: its links to click, and what it looks like. */
export function MailView({ id }: { id: string }) {
  const trpc = useTRPC();
  const { publication } = useStudio();
  const mail = useQuery(trpc.outbox.get.queryOptions({ id }));
  const html = mail.data?.html;
  const links = useMemo(() => (html ? linksOf(html) : []), [html]);
  if (mail.isPending)
    return (
      <Card aria-busy="true" className="grid gap-3 p-5">
        <Skeleton className="h-6 w-3/5" />
        <Skeleton className="w-2/5" />
        <Skeleton className="h-72 w-full" />
      </Card>
    );
  if (mail.isError)
    return <LoadFailed error={mail.error} what="This mail" onRetry={() => void mail.refetch()} />;
  const { subject, to, sentAt, text } = mail.data;
  return (
    <Card aria-label={subject} className="grid grid-cols-[minmax(0,1fr)] gap-5 p-5">
      <header className="grid gap-1">
        <h2 className="font-medium font-serif text-xl tracking-tight">{subject}</h2>
        <p className="wrap-anywhere text-ink-soft text-sm">
          To {to} · {dateAndTime(sentAt, publication.timezone)}
        </p>
      </header>
      {links.length > 0 && (
        <ul aria-label="Links in this mail" className="grid gap-2">
          {links.map(({ href, text: label }) => (
            <li key={href} className="flex items-center gap-2 rounded-md bg-sunken py-1.5 pr-1.5 pl-3">
              <p className="grid min-w-0 flex-1">
                {label && <span className="truncate font-medium text-sm">{label}</span>}
                <span className="truncate font-mono text-ink-faint text-xs">{href}</span>
              </p>
              <CopyButton value={href} label={`Copy the link${label ? ` “${label}”` : ""}`} />
              <Button size="sm" asChild>
                <a href={href} target="_blank" rel="noreferrer">
                  <ExternalLink aria-hidden />
                  Open
                </a>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Tabs
        aria-label="Forms of this mail"
        items={[
          {
            value: "text",
            label: "As text",
            content: (
              <pre className="wrap-anywhere max-h-[34rem] overflow-auto whitespace-pre-wrap rounded-md border border-line bg-sunken p-4 font-mono text-xs">
                {text}
              </pre>
            ),
          },
          {
            value: "html",
            label: "As it looks",
            content: (
              // The empty sandbox lets it run nothing, load nothing of ours and lead nowhere.
              <iframe
                title={`The mail “${subject}”`}
                sandbox=""
                srcDoc={html}
                className="h-[34rem] w-full rounded-md border border-line bg-[#fff] [color-scheme:light]"
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
