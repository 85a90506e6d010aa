import { afterAll, beforeAll, expect, test } from "vitest";
import { gatherStatistics } from "./gather-statistics.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test("the application has the tables of posts counted, which it does not own", async () => {
  const { db, owner } = database;
  const counted = async () => {
    const rows = await owner`
      select relname from pg_class where relnamespace = 'public'::regnamespace and relname in ('posts', 'post_tags') and reltuples >= 0 order by 1`;
    return rows.map(({ relname }) => String(relname));
  };
  await owner`update pg_class set reltuples = -1 where relname in ('posts', 'post_tags')`;
  expect(await counted()).toEqual([]);
  await gatherStatistics(db);
  expect(await counted()).toEqual(["post_tags", "posts"]);
});
