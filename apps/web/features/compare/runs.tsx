import type { ComparedRun } from "@broadsheet/contract/comparisons";
import { cn } from "@broadsheet/ui/cn";

const looks: Record<string, string> = {
  bold: "font-semibold",
  italic: "italic",
  code: "font-mono text-[0.92em]",
  strike: "line-through",
  underline: "underline",
  highlight: "bg-warning-soft",
};

const tones = {
  inserted:
    "rounded-xs bg-success-soft text-success underline decoration-2 decoration-success/60 underline-offset-3",
  deleted: "rounded-xs bg-danger-soft text-danger line-through decoration-2 decoration-danger/60",
};

/** Text with what was added underlined and what was removed struck through: never told apart by colour alone, and named to screen readers. */
export function Runs({ runs }: { runs: readonly ComparedRun[] }) {
  return runs.map((run, index) => {
    const link = run.marks.find((mark) => mark.startsWith("link:"))?.slice(5);
    const set = cn(
      run.marks.map((mark) => looks[mark]),
      link && "text-accent",
    );
    const title = link ? `Link to ${link}` : undefined;
    // Runs are a sequence: their place is what tells them apart.
    const key = `${index}-${run.change}`;
    if (run.change === "same")
      return (
        <span key={key} className={set} title={title}>
          {run.text}
        </span>
      );
    const Tag = run.change === "inserted" ? "ins" : "del";
    return (
      <Tag key={key} className={cn(tones[run.change], set)} title={title}>
        <span className="sr-only">{run.change === "inserted" ? " added: " : " removed: "}</span>
        {run.text}
        <span className="sr-only">
          {run.change === "inserted" ? " end of addition " : " end of removal "}
        </span>
      </Tag>
    );
  });
}
