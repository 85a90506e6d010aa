"use client";
import type { Transfer } from "@broadsheet/contract/transfers";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { useMutation } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { ArchiveDrop } from "./archive-drop.tsx";
import { type Chosen, chosenFor, ImportOptions, optionsFrom } from "./import-options.tsx";
import { RunProgress } from "./run-progress.tsx";
import { RunResult } from "./run-result.tsx";
import { sourceOf } from "./transfer-words.ts";
import { UploadProgress } from "./upload-progress.tsx";
import { useArchiveUpload } from "./use-archive-upload.ts";
import { useTransferSteps, type useTransfers } from "./use-transfers.ts";

interface ImportCardProps {
  state: ReturnType<typeof useTransfers>;
  maxBytes: number;
  /** The import whose result or settings are shown. */
  openId: string | undefined;
  onOpen: (id: string | undefined) => void;
}

/** An archive is chosen, sent, looked at and imported here; what it came to stays until another is chosen. */
export function ImportCard({ state, maxBytes, openId, onOpen }: ImportCardProps) {
  const trpc = useTRPC();
  const { active, items, refresh } = state;
  const steps = useTransferSteps(refresh);
  const [edited, setEdited] = useState<{ id: string; chosen: Chosen }>();
  const [problem, setProblem] = useState<string>();
  const quiet = { meta: { showsErrors: true } };
  const look = useMutation(trpc.transfers.look.mutationOptions(quiet));
  const bring = useMutation(trpc.transfers.import.mutationOptions(quiet));
  const onSent = useCallback(
    (id: string, file: File) => {
      setEdited({ id, chosen: chosenFor(null, sourceOf(file.name)) });
      onOpen(id);
      void refresh();
    },
    [onOpen, refresh],
  );
  const { upload, refused, choose, cancel, again } = useArchiveUpload(maxBytes, onSent);

  const importing = active?.kind === "import" ? active : undefined;
  const opened = items.find(({ id }) => id === openId) ?? items.find(({ status }) => status === "looked");
  const run = importing ?? opened;
  const chosen =
    run && (edited?.id === run.id ? edited.chosen : chosenFor(run.options, sourceOf(run.fileName)));

  async function begin(step: typeof look | typeof bring, { id }: Transfer): Promise<void> {
    if (!chosen) return;
    setProblem(undefined);
    try {
      await step.mutateAsync({ id, options: optionsFrom(chosen) });
      onOpen(id);
    } catch (error) {
      const { message, details } = appErrorOf(error);
      setProblem(details.issues?.[0]?.message ?? message);
    }
    await refresh();
  }

  const ready = run?.stored || (run?.status === "uploading" && run.id === openId);
  return (
    <Card id="import" aria-label="Import" className="scroll-mt-4">
      <CardHeader
        title="Import"
        description="Posts and pages as Markdown files with front matter, as Jekyll, Hugo and many others keep them, packed as a .zip. It is looked at first, and nothing is changed by that."
      />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {upload ? (
          <UploadProgress upload={upload} onCancel={cancel} onAgain={again} />
        ) : importing ? (
          <RunProgress run={importing} onStop={steps.stop} />
        ) : run && chosen ? (
          <>
            <RunResult run={run} />
            {ready && (
              <ImportOptions
                key={run.id}
                chosen={chosen}
                onChange={(next) => setEdited({ id: run.id, chosen: next })}
                folded={run.status === "looked"}
              />
            )}
            {problem && <Callout tone="danger">{problem}</Callout>}
            <div className="flex flex-wrap gap-2">
              {ready && (
                <>
                  <Button
                    variant={run.status === "looked" ? "secondary" : "primary"}
                    loading={look.isPending}
                    onClick={() => void begin(look, run)}
                  >
                    {run.status === "looked" ? "Look again" : "Look first"}
                  </Button>
                  <Button
                    variant={run.status === "looked" ? "primary" : "secondary"}
                    loading={bring.isPending}
                    onClick={() => void begin(bring, run)}
                  >
                    {run.step === "import" ? "Import again" : "Import"}
                  </Button>
                </>
              )}
              <Button
                variant="ghost"
                onClick={() => {
                  if (ready) steps.discard(run);
                  setProblem(undefined);
                  onOpen(undefined);
                }}
              >
                {ready ? "Remove this archive" : "Choose another archive"}
              </Button>
            </div>
          </>
        ) : (
          <ArchiveDrop maxBytes={maxBytes} refused={refused} onFiles={choose} />
        )}
      </CardBody>
    </Card>
  );
}
