import type { ComparedBlock } from "@broadsheet/contract/comparisons";
import { Card } from "@broadsheet/ui/card";
import { cn } from "@broadsheet/ui/cn";
import { ArrowDown, ArrowUp, Minus, Pencil, Plus } from "lucide-react";
import { attrName, blockLabel, stretches } from "./block-words.ts";
import { Runs } from "./runs.tsx";

const changes = {
  same: null,
  changed: { label: "Changed", icon: Pencil, classes: "border-l-warning" },
  inserted: { label: "Added", icon: Plus, classes: "border-l-success bg-success-soft/25" },
  deleted: { label: "Removed", icon: Minus, classes: "border-l-danger bg-danger-soft/25" },
  movedAway: { label: "Moved from here", icon: ArrowUp, classes: "border-l-violet opacity-70" },
  movedHere: { label: "Moved here", icon: ArrowDown, classes: "border-l-violet" },
} as const;

/** The text block by block; long stretches without a change are folded. */
export function BlockList({ blocks }: { blocks: readonly ComparedBlock[] }) {
  return (
    <Card className="overflow-hidden">
      <h2 className="px-5 pt-4 pb-2 font-medium font-serif text-lg tracking-tight">Text</h2>
      <div className="divide-y divide-line">
        {stretches(blocks).map((stretch, index) => {
          const rows = stretch.blocks.map((block, place) => (
            // Blocks are a sequence: their place is what tells them apart.
            <BlockRow key={place} block={block} />
          ));
          if (!stretch.folded) return <div key={index}>{rows}</div>;
          return (
            <details key={index} className="group">
              <summary className="cursor-pointer px-5 py-2.5 text-ink-faint text-xs hover:bg-sunken">
                {stretch.blocks.length} blocks without a change
              </summary>
              {rows}
            </details>
          );
        })}
      </div>
    </Card>
  );
}

function BlockRow({ block }: { block: ComparedBlock }) {
  const change = changes[block.change];
  const Icon = change?.icon;
  const empty = block.runs.every(({ text }) => text.trim() === "");
  return (
    <div
      className={cn(
        "grid gap-1 border-l-3 px-5 py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)] sm:gap-4",
        change ? change.classes : "border-l-transparent text-ink-soft",
      )}
    >
      <p className="flex flex-wrap items-center gap-x-1.5 text-ink-faint text-xs sm:flex-col sm:items-start">
        <span>{blockLabel(block)}</span>
        {change && Icon && (
          <span className="inline-flex items-center gap-1 font-medium text-ink">
            <Icon aria-hidden className="size-3" />
            {change.label}
          </span>
        )}
      </p>
      <div className="grid min-w-0 gap-1.5">
        {!empty && (
          <p
            className={cn(
              "whitespace-pre-wrap break-words font-serif text-base leading-relaxed",
              block.type === "codeBlock" && "font-mono text-sm",
              block.type === "heading" && "font-medium text-lg",
            )}
          >
            <Runs runs={block.runs} />
          </p>
        )}
        {empty && block.attrChanges.length === 0 && (
          <p className="break-all text-ink-faint text-sm italic">
            {block.attrs.alt || block.attrs.src || block.attrs.url || block.attrs.tex || "Without text"}
          </p>
        )}
        {block.attrChanges.map(({ name, before, after }) => (
          <p key={name} className="break-words text-sm">
            <span className="text-ink-faint">{attrName(name)}: </span>
            <Change before={before} after={after} />
          </p>
        ))}
      </div>
    </div>
  );
}

/** What was, struck through, and what is. */
export function Change({ before, after }: { before: string | null; after: string | null }) {
  return (
    <>
      {before !== null && <Runs runs={[{ change: "deleted", text: before, marks: [] }]} />}
      {before !== null && after !== null && " "}
      {after !== null && <Runs runs={[{ change: "inserted", text: after, marks: [] }]} />}
    </>
  );
}
