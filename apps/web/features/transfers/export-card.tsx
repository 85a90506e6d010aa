"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { useMutation } from "@tanstack/react-query";
import { Download, PackageOpen } from "lucide-react";
import { useSensitive } from "@/features/account/use-sensitive.ts";
import { sizeOf } from "@/features/media/media-words.ts";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { RunProgress } from "./run-progress.tsx";
import { summaryOf } from "./transfer-words.ts";
import { useTransferSteps, type useTransfers } from "./use-transfers.ts";

/** Everything there is as one archive: made by the button, then there to download for some days. */
export function ExportCard({ state }: { state: ReturnType<typeof useTransfers> }) {
  const trpc = useTRPC();
  const { active, items, refresh } = state;
  const steps = useTransferSteps(refresh);
  const make = useMutation(trpc.transfers.export.mutationOptions({ meta: { showsErrors: true } }));
  const { take, problem, question } = useSensitive();
  const running = active?.kind === "export" ? active : undefined;
  const [latest] = items.filter(({ kind }) => kind === "export");
  async function begin(): Promise<void> {
    await take(() => make.mutateAsync());
    await refresh();
  }
  return (
    <Card aria-label="Export">
      <CardHeader
        title="Export"
        description="Every post and page, drafts of everybody too, as Markdown with front matter; with their media, authors, tags and redirects. Broadsheet and many others can import it."
        actions={
          !running && (
            <Button loading={make.isPending} disabled={active !== null} onClick={() => void begin()}>
              <PackageOpen aria-hidden />
              Make an archive
            </Button>
          )
        }
      />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-4">
        {running ? (
          <RunProgress run={running} onStop={steps.stop} />
        ) : latest?.status === "done" && latest.stored ? (
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-line px-4 py-3">
            <div className="grid min-w-0 gap-0.5 text-sm">
              <p className="wrap-anywhere font-medium">{latest.fileName}</p>
              <p className="text-ink-soft">
                {summaryOf(latest)} · {latest.bytes !== null && sizeOf(latest.bytes)}
              </p>
              <p className="text-ink-faint text-xs">
                Made <TimeAgo at={latest.endedAt ?? latest.createdAt} />
                {latest.expiresAt && (
                  <>
                    , deleted <TimeAgo at={latest.expiresAt} />
                  </>
                )}
              </p>
            </div>
            <Button asChild variant="primary">
              <a href={`/api/studio/transfers/${latest.id}/archive`} download>
                <Download aria-hidden />
                Download
              </a>
            </Button>
          </div>
        ) : latest?.status === "failed" && latest.problem ? (
          <Callout tone="danger" title="The last export did not come to its end">
            {latest.problem}
          </Callout>
        ) : (
          <p className="text-ink-faint text-sm">
            {active
              ? "An import is going on: an export can be made after it."
              : "There is no archive at the moment."}
          </p>
        )}
        {problem && <Callout tone="danger">{problem}</Callout>}
        {question}
      </CardBody>
    </Card>
  );
}
