import type { WholeReport } from "@broadsheet/core/transfers/transfer-report";
import { csvCell } from "./csv-cell.ts";

const columns = ["what", "file", "line", "title or reason", "kind", "status", "id"];

/** A report as a table (RFC 4180): a line for each post made or changed, each file skipped, warned of or gone. */
export function reportAsCsv(found: WholeReport): string {
  const rows = found.kind === "export" ? exportRows(found.report) : importRows(found.report);
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(",")}\r\n`).join("");
}

type Row = (string | null)[];

function exportRows({ missingMedia }: Extract<WholeReport, { kind: "export" }>["report"]): Row[] {
  const reason = "It is shown in a post, but not stored any more";
  return missingMedia.map((address) => ["missing", address, null, reason, null, null, null]);
}

function importRows(report: Extract<WholeReport, { kind: "import" }>["report"]): Row[] {
  const post =
    (what: string) =>
    ({ file, title, kind, status, id }: (typeof report.imported)[number]): Row => [
      ...[what, file, null, title, kind, status],
      id || null,
    ];
  const notice =
    (what: string) =>
    ({ file, line, reason }: (typeof report.skipped)[number]): Row => [
      ...[what, file, String(line), reason],
      ...[null, null, null],
    ];
  const gone = "No longer in the archive; its post was left as it is";
  return [
    ...report.imported.map(post("made")),
    ...report.updated.map(post("changed")),
    ...report.skipped.map(notice("skipped")),
    ...report.warnings.map(notice("warning")),
    ...report.missing.map((file) => ["missing", file, null, gone, null, null, null]),
  ];
}
