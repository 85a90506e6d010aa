import { afterAll, beforeAll, expect, test } from "vitest";
import { migrateDatabase, migrationState } from "./migrate.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let test_: TestDatabase;
beforeAll(async () => {
  test_ = await createTestDatabase({ empty: true });
});
afterAll(() => test_.drop());

test("several processes migrating at once apply everything once", async () => {
  const logs: string[] = [];
  const states = await Promise.all(
    [1, 2, 3].map(() => migrateDatabase({ url: test_.ownerUrl, log: (line) => logs.push(line) })),
  );
  for (const state of states) expect(state.applied).toBe(state.known);
  expect(logs).toHaveLength(1);
});

test("the application's role can see how far the database is migrated", async () => {
  const state = await migrationState(test_.db.sql);
  expect(state).toEqual({ known: state.known, applied: state.known, newer: false });
});

test("a database of a newer version is refused with advice and left alone", async () => {
  await test_.owner`insert into drizzle.__drizzle_migrations (hash, created_at) values ('future', 99999999999999)`;
  await expect(migrateDatabase({ url: test_.ownerUrl })).rejects.toThrow(/newer version of Broadsheet/);
  expect((await migrationState(test_.owner)).newer).toBe(true);
});
