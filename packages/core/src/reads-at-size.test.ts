import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { inPublication } from "@broadsheet/db/connection";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ActorContext } from "./kernel/context.ts";
import { countsExactly, exempt } from "./testing/plans/exemptions.ts";
import { judgePlan, type Plan } from "./testing/plans/judge.ts";
import { reads } from "./testing/plans/reads.ts";
import { explain, type WatchedDatabase, watchDatabase } from "./testing/plans/statements.ts";
import { makeLargePublication, type WorldSeed } from "./testing/plans/world.ts";
import type { TestApp } from "./testing/test-app.ts";

/** A read asks for a page and perhaps for something beside it; a statement for each row of a page would be many more. */
const mostStatements = 4;
const largeFrom = 10_000;
const limits = { rows: 5_000, read: 10_000 };

let app: TestApp;
let ctx: ActorContext;
let seed: WorldSeed;
let watched: WatchedDatabase;
let large: Set<string>;

beforeAll(async () => {
  ({ app, ctx, seed } = await makeLargePublication());
  watched = watchDatabase(app.database.appUrl);
  const tables = await app.database
    .owner`select relname from pg_class where relkind = 'r' and reltuples >= ${largeFrom}`;
  large = new Set(tables.map(({ relname }) => String(relname)));
}, 300_000);

afterAll(async () => {
  await watched.db.close();
  await app.close();
});

const cases = Object.entries(reads).flatMap(([name, calls]) =>
  [calls].flat().map((call, n) => ({
    name: `${name} ${n + 1}`,
    call,
    read: countsExactly.has(name) ? Infinity : limits.read,
  })),
);

test.for(cases)("$name asks for a page, and Postgres reads no more than that", async ({ call, read }) => {
  const found = await inPublication(watched.db, seed.publicationId, async (tx) => {
    watched.taken();
    await call({ ...seed, tx, ctx: { ...ctx, db: watched.db } });
    return watched.taken();
  });
  expect(found.length).toBeLessThanOrEqual(mostStatements);
  await watched.db.sql.begin(async (sql) => {
    await sql`select set_config('broadsheet.publication_id', ${seed.publicationId}, true)`;
    for (const statement of found) {
      const plan = await explain(sql, statement);
      if (plan) expect(judgePlan(plan, { ...limits, large, read }), statement.text).toEqual([]);
    }
  });
});

test("every read is held to it, or says why not", async () => {
  const source = import.meta.dirname;
  const files = (await readdir(source, { recursive: true })).filter((file) => file.endsWith(".reads.ts"));
  const texts = await Promise.all(files.map((file) => readFile(path.join(source, file), "utf8")));
  const names = texts.flatMap((text) =>
    [...text.matchAll(/^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*tx: Tx/gm)].map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(50);
  expect([...Object.keys(reads), ...Object.keys(exempt)].sort()).toEqual(names.sort());
});

test("what is wrong with a plan is found", () => {
  const scan: Plan = {
    "Node Type": "Seq Scan",
    "Relation Name": "posts",
    "Actual Rows": 100_000,
    "Actual Loops": 1,
  };
  const held = { ...limits, large: new Set(["posts"]) };
  expect(judgePlan(scan, held)).toEqual(["reads all of posts"]);
  expect(judgePlan({ ...scan, "Relation Name": "users" }, held)).toEqual([]);
  const index: Plan = {
    ...scan,
    "Node Type": "Index Scan",
    "Actual Rows": 10,
    "Rows Removed by Filter": 90_000,
  };
  expect(judgePlan(index, held)).toEqual(["reads 90000 rows of posts in vain"]);
  const walk: Plan = { ...index, "Actual Rows": 1, "Actual Loops": 40_000, "Rows Removed by Filter": 0 };
  expect(judgePlan(walk, held)).toEqual(["reads 40000 rows of posts"]);
  const sort: Plan = {
    "Node Type": "Sort",
    "Actual Rows": 10,
    "Actual Loops": 1,
    Plans: [{ ...index, "Actual Rows": 6_000, "Rows Removed by Filter": 0 }],
  };
  expect(judgePlan(sort, held)).toEqual(["sorts 6000 rows"]);
});
