"use client";
import type { ImportRedirectsOutput } from "@broadsheet/contract/redirects";
import { Callout } from "@broadsheet/ui/callout";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Textarea } from "@broadsheet/ui/textarea";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";

const count = (number: number) => (number === 1 ? "1 redirect" : `${number.toLocaleString("en")} redirects`);

/** Takes over a file of redirects: looked at first, then imported. */
export function ImportRedirects({ onClose }: { onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const run = useMutation(trpc.redirects.import.mutationOptions({ meta: { showsErrors: true } }));
  const [text, setText] = useState("");
  const [replace, setReplace] = useState(false);
  const [preview, setPreview] = useState<ImportRedirectsOutput>();
  const [error, setError] = useState<string>();
  const change = (next: { text?: string; replace?: boolean }) => {
    if (next.text !== undefined) setText(next.text);
    if (next.replace !== undefined) setReplace(next.replace);
    setPreview(undefined);
    setError(undefined);
  };
  const written = preview ? preview.added + preview.replaced : 0;

  async function submit(): Promise<void> {
    try {
      const result = await run.mutateAsync({
        text,
        existing: replace ? "replace" : "keep",
        dryRun: !preview,
      });
      if (!preview) return setPreview(result);
      await queries.invalidateQueries(trpc.redirects.pathFilter());
      toast({ title: `${count(result.added + result.replaced)} imported`, tone: "success" });
      onClose();
    } catch (thrown) {
      setError(appErrorOf(thrown).message);
    }
  }

  return (
    <FormDialog
      title="Import redirects"
      description="A CSV file (from, to, status), a _redirects file of a static host, or redirects.json or .yaml of Ghost."
      submitLabel={preview ? `Import ${count(written)}` : "Look at it first"}
      disabled={text.trim() === "" || (preview !== undefined && written === 0)}
      busy={run.isPending}
      error={error}
      size="lg"
      onSubmit={submit}
      onClose={onClose}
    >
      <Field label="File">
        <Input
          type="file"
          accept=".csv,.txt,.json,.yaml,.yml,_redirects,text/*"
          onChange={async ({ target }) => {
            const [file] = target.files ?? [];
            if (file) change({ text: await file.text() });
          }}
        />
      </Field>
      <Field
        label="Or its text"
        hint="A * at the end of an old address stands for the rest, :splat for it in the new one."
      >
        <Textarea
          value={text}
          onChange={({ target }) => change({ text: target.value })}
          rows={6}
          spellCheck={false}
          className="font-mono text-xs"
          placeholder={"/2019/05/ferry.html /posts/ferry 301\n/blog/* /posts/:splat"}
        />
      </Field>
      <Checkbox
        label="Replace redirects that lead somewhere else"
        checked={replace}
        onCheckedChange={(checked) => change({ replace: checked === true })}
      />
      {preview && <Preview result={preview} />}
    </FormDialog>
  );
}

function Preview({ result }: { result: ImportRedirectsOutput }) {
  const { added, replaced, kept, same, faultCount, faults, sample } = result;
  const parts = [
    `${added} new`,
    ...(replaced > 0 ? [`${replaced} replaced`] : []),
    ...(kept > 0 ? [`${kept} left as they are`] : []),
    ...(same > 0 ? [`${same} there already`] : []),
  ];
  return (
    <div role="status" className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <p className="text-sm">{parts.join(", ")}.</p>
      {sample.length > 0 && (
        <ul
          aria-label="The first redirects"
          className="max-h-40 overflow-y-auto rounded-sm border border-line p-2 font-mono text-xs"
        >
          {sample.map(({ fromPath, to }) => (
            <li key={fromPath} className="wrap-anywhere">
              {fromPath} <span className="text-ink-soft">→ {to}</span>
            </li>
          ))}
        </ul>
      )}
      {faultCount > 0 && (
        <Callout
          tone="warning"
          title={faultCount === 1 ? "1 line is left out" : `${faultCount} lines are left out`}
        >
          <ul className="max-h-40 overflow-y-auto">
            {faults.map(({ line, text, reason }) => (
              <li key={line} className="wrap-anywhere">
                Line {line}: {reason} <span className="font-mono text-xs">{text}</span>
              </li>
            ))}
          </ul>
        </Callout>
      )}
    </div>
  );
}
