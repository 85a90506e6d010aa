import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connectDatabase, type Database, inPublication, readOnce, type Tx } from "./connection.ts";
import { newId } from "./ids.ts";
import { publications, tags } from "./schema.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

const now = "2026-01-01T00:00:00.000Z";
const ids = [newId(), newId(), newId()];
let test_: TestDatabase;
let db: Database;
let statements: string[] = [];

beforeAll(async () => {
  test_ = await createTestDatabase();
  for (const id of ids) {
    await inPublication(test_.db, id, async (tx) => {
      const settings = {} as typeof publications.$inferInsert.settings;
      await tx.insert(publications).values({ id, name: id, settings, createdAt: now, updatedAt: now });
      await tx
        .insert(tags)
        .values({ publicationId: id, id: newId(), name: "Own", slug: "own", createdAt: now, updatedAt: now });
    });
  }
  const onStatement = (text: string) => statements.push(text);
  db = connectDatabase({ url: test_.appUrl, scopedAfter: 2, onStatement });
});
afterAll(async () => {
  await db.close();
  await test_.drop();
});

const seen = (tx: Tx) => tx.select({ publicationId: tags.publicationId }).from(tags);
/** The statements that one read takes, without those of a transaction around it. */
async function transactions(id: string): Promise<number> {
  statements = [];
  await readOnce(db, id, seen);
  return statements.filter((text) => text.startsWith("begin")).length;
}

test("a publication that is read much is read without transactions, two of them at a time; each sees its own alone", async () => {
  const taken: number[][] = [];
  for (const id of ids) taken.push([await transactions(id), await transactions(id), await transactions(id)]);
  expect(taken).toEqual([
    [1, 1, 0],
    [1, 1, 0],
    [1, 1, 1],
  ]);
  const reads = Array.from({ length: 60 }, (_, n) => ids[n % 3] ?? "");
  const rows = await Promise.all(reads.map((id) => readOnce(db, id, seen)));
  expect(rows).toEqual(reads.map((publicationId) => [{ publicationId }]));
});

test("it is for one statement, which writes nothing", async () => {
  const [id = ""] = ids;
  for (let n = 0; n < 3; n++) await readOnce(db, id, seen);
  await expect(readOnce(db, id, async (tx) => [await seen(tx), await seen(tx)])).rejects.toMatchObject({
    cause: { message: "this transaction is for one statement" },
  });
  await expect(readOnce(db, id, (tx) => tx.delete(tags))).rejects.toMatchObject({ cause: { code: "25006" } });
  expect(await readOnce(db, id, seen)).toHaveLength(1);
});

test("its connections may end", async () => {
  const [id = ""] = ids;
  for (let n = 0; n < 3; n++) await readOnce(db, id, seen);
  await test_.owner`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and application_name = 'broadsheet'`;
  await expect
    .poll(() =>
      readOnce(db, id, seen).then(
        ({ length }) => length,
        () => 0,
      ),
    )
    .toBe(1);
});

test("a pooler's connections are nobody's own", async () => {
  const url = new URL(test_.appUrl);
  url.searchParams.set("prepare", "false");
  const pooled = connectDatabase({
    url: url.href,
    scopedAfter: 0,
    onStatement: (text) => statements.push(text),
  });
  statements = [];
  await readOnce(pooled, ids[0] ?? "", (tx) => tx.execute(sql`select 1`));
  await pooled.close();
  expect(statements.some((text) => text.startsWith("begin"))).toBe(true);
});
