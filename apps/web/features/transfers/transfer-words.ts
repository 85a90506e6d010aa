import type { Transfer, TransferCounts } from "@broadsheet/contract/transfers";
import type { BadgeTone } from "@broadsheet/ui/badge";

const number = (value: number) => value.toLocaleString("en");
export const counted = (value: number, one: string, many: string) =>
  `${number(value)} ${value === 1 ? one : many}`;

const doing: Record<Transfer["step"], string> = {
  upload: "Taking",
  look: "Looking at",
  import: "Importing",
  export: "Exporting",
};

/** "Importing blog.zip". */
export const titleOf = ({ step, fileName }: Transfer) =>
  step === "export" ? "Exporting everything" : `${doing[step]} ${fileName}`;

const phases: Record<NonNullable<Transfer["phase"]>, string> = {
  unpacking: "Unpacking the archive",
  reading: "Reading what every file says of itself",
  importing: "Making posts",
  exporting: "Writing posts and media",
  packing: "Packing the archive",
};

/** What happens just now. */
export function phaseOf({ status, step, phase, stopping }: Transfer): string {
  if (stopping) return "Stopping after the post that is under way";
  if (status === "queued") return "Waiting for its turn";
  if (phase === "importing" && step === "look") return "Finding out what would be made";
  return phase ? phases[phase] : "Beginning";
}

interface StatusWords {
  label: string;
  tone: BadgeTone;
}

/** How a run stands, in a word or two. */
export function statusOf({ status, step, stalled, stored }: Transfer): StatusWords {
  switch (status) {
    case "uploading":
      return { label: "Not imported yet", tone: "neutral" };
    case "queued":
      return { label: "Waiting", tone: "notice" };
    case "running":
      return stalled ? { label: "Interrupted", tone: "warning" } : { label: "Running", tone: "accent" };
    case "looked":
      return { label: "Looked at", tone: "violet" };
    case "done":
      return step === "export" && !stored
        ? { label: "No longer kept", tone: "neutral" }
        : { label: "Done", tone: "success" };
    case "failed":
      return { label: "Failed", tone: "danger" };
    case "cancelled":
      return step === "upload" || step === "look"
        ? { label: "Given up", tone: "neutral" }
        : { label: "Stopped", tone: "warning" };
  }
}

/** The numbers that say something, as one line: "1,050 new, 3 skipped". */
export function summaryOf({ step, counts }: Pick<Transfer, "step" | "counts">): string {
  if (!counts) return "";
  const parts: [keyof TransferCounts, string, string][] =
    step === "export"
      ? [
          ["posts", "post", "posts"],
          ["pages", "page", "pages"],
          ["drafts", "draft", "drafts"],
          ["media", "media file", "media files"],
        ]
      : [
          ["made", "new", "new"],
          ["changed", "changed", "changed"],
          ["unchanged", "unchanged", "unchanged"],
          ["skipped", "skipped", "skipped"],
        ];
  return parts
    .flatMap(([name, one, many]) => (counts[name] ? [counted(counts[name], one, many)] : []))
    .join(", ");
}

/** What a source is called that is chosen as this file: without its ending, and what systems add to second copies. */
export const sourceOf = (fileName: string) =>
  fileName
    .replace(/\.zip$/i, "")
    .replace(/\s*\(\d+\)$/, "")
    .trim() || "archive";
