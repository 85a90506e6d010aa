import { inPublication } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { transfers } from "@broadsheet/db/schema";
import { factoryTime } from "@broadsheet/testing/factories";
import { eq } from "drizzle-orm";
import { list, type Row, row } from "./row.ts";
import { type Cell, foreignMark } from "./world.ts";

/** One import or export at a time: what callers before began is over. */
async function nothingRuns({ world, publicationId }: Cell): Promise<undefined> {
  await inPublication(world.app.services.db, publicationId, (tx) =>
    tx.update(transfers).set({ status: "cancelled" }).where(eq(transfers.status, "queued")),
  );
}

const newUpload = async ({ n }: Cell) => ({
  ...{ fileName: "a.zip", bytes: 10 },
  fingerprint: n.toString(16).padStart(64, "0"),
});

/** An archive that has arrived. */
const archive =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { world, publicationId, relation, n } = cell;
    if ("options" in extra) await nothingRuns(cell);
    const row = {
      ...{ publicationId, id: newId(), bytes: 10, received: [0], stored: true, createdAt: factoryTime },
      ...({ kind: "import", status: "uploading", step: "upload" } as const),
      fileName: relation === "foreign" ? `${foreignMark}.zip` : `a${n}.zip`,
    };
    await inPublication(world.app.services.db, publicationId, (tx) => tx.insert(transfers).values(row));
    return { id: row.id, ...extra };
  };

const options = { options: { source: "a" } };

/** Rows of the table, without their prefix. */
export const transferRows: Record<string, Row> = {
  list: list("OA"),
  current: list("OA"),
  // Nothing was told of it yet.
  report: row("", archive(), { refusals: ["NOT_FOUND"] }),
  startUpload: row("OA", newUpload, { placeless: true }),
  look: row("OA", archive(options), { inTurn: true }),
  import: row("OA", archive(options), { inTurn: true }),
  export: row("OA", nothingRuns, { placeless: true }),
  stop: row("OA", archive()),
  discard: row("OA", archive()),
};
