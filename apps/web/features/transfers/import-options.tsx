"use client";
import type { TransferOptions } from "@broadsheet/contract/transfers";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";

/** What is typed; addresses as words between spaces. */
export interface Chosen {
  source: string;
  permalink: string;
  siteUrls: string;
  author: string;
  overwrite: boolean;
}

export const chosenFor = (options: TransferOptions | null, source: string): Chosen => ({
  source: options?.source ?? source,
  permalink: options?.permalink ?? "",
  siteUrls: options?.siteUrls.join(" ") ?? "",
  author: options?.author ?? "",
  overwrite: options?.overwrite ?? false,
});

export const optionsFrom = ({ source, permalink, siteUrls, author, overwrite }: Chosen) => ({
  ...{ source, overwrite, permalink, author },
  siteUrls: siteUrls.split(/[\s,]+/).filter(Boolean),
});

interface ImportOptionsProps {
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
  /** Shows them only when they are asked for. */
  folded: boolean;
}

/** What an import may be told beside its files. */
export function ImportOptions({ chosen, onChange, folded }: ImportOptionsProps) {
  const { publication } = useStudio();
  const text = (name: Exclude<keyof Chosen, "overwrite">) => ({
    value: chosen[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ ...chosen, [name]: target.value }),
  });
  return (
    <details open={!folded} className="group rounded-md border border-line px-4 py-3">
      <summary className="cursor-pointer select-none font-medium text-sm">How to import it</summary>
      <div className="grid gap-x-6 gap-y-5 pt-4 pb-1 sm:grid-cols-2">
        <Field
          label="Name of the source"
          hint="Another import under this name finds the posts of this one, and takes only what changed."
        >
          <Input {...text("source")} maxLength={200} />
        </Field>
        <Field label="Author of posts that name none" hint={`Left empty: ${publication.name}.`}>
          <Input {...text("author")} maxLength={100} />
        </Field>
        <Field
          label="Old addresses of posts"
          hint="As a pattern, such as /blog/:path/. They lead to the posts from then on."
        >
          <Input
            {...text("permalink")}
            maxLength={200}
            placeholder="/:year/:month/:title/"
            spellCheck={false}
          />
        </Field>
        <Field label="Where the site was" hint="Links to it become links between posts.">
          <Input
            {...text("siteUrls")}
            placeholder="https://old.example.org"
            inputMode="url"
            spellCheck={false}
          />
        </Field>
        <div className="sm:col-span-2">
          <Checkbox
            label="Overwrite posts that were changed here"
            description="Otherwise a post that somebody edited here since the last import is left alone, and reported."
            checked={chosen.overwrite}
            onCheckedChange={(checked) => onChange({ ...chosen, overwrite: checked === true })}
          />
        </div>
      </div>
    </details>
  );
}
