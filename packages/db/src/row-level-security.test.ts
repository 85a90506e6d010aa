import { afterAll, beforeAll, expect, test } from "vitest";
import { inPublication } from "./connection.ts";
import { newId } from "./ids.ts";
import { listPublicationIds, resolvePublicationId } from "./publication-lookup.ts";
import { publicationHosts, publications, tags } from "./schema.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let test_: TestDatabase;
const first = newId();
const second = newId();
const now = "2026-01-01T00:00:00.000Z";

async function createPublication(id: string, host: string) {
  await inPublication(test_.db, id, async (tx) => {
    await tx.insert(publications).values({
      id,
      name: host,
      settings: {} as typeof publications.$inferInsert.settings,
      createdAt: now,
      updatedAt: now,
    });
    await tx.insert(publicationHosts).values({ publicationId: id, host });
    await tx
      .insert(tags)
      .values({ publicationId: id, id: newId(), name: "News", slug: "news", createdAt: now, updatedAt: now });
  });
}

beforeAll(async () => {
  test_ = await createTestDatabase();
  await createPublication(first, "one.localhost");
});
afterAll(() => test_.drop());

/** Tables of the installation itself, which belong to no publication (docs/decisions/0002). */
const installationTables = [
  "users",
  "identities",
  "sessions",
  "one_time_tokens",
  "totp_secrets",
  "recovery_codes",
  "passkeys",
  "passkey_challenges",
];

test("the only publication answers for every host; with a second one only for its own", async () => {
  expect(await resolvePublicationId(test_.db, "unknown.example")).toBe(first);
  await createPublication(second, "two.localhost");
  expect(await resolvePublicationId(test_.db, "unknown.example")).toBeNull();
  expect(await resolvePublicationId(test_.db, "ONE.localhost")).toBe(first);
  expect(await resolvePublicationId(test_.db, "two.localhost")).toBe(second);
  expect(await listPublicationIds(test_.db)).toEqual([first, second]);
});

test("a query that is not scoped sees nothing in any table of a publication", async () => {
  const tables = await test_.owner<{ name: string; rls: boolean }[]>`
    select relname as name, relrowsecurity as rls from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`;
  expect(tables.length).toBeGreaterThan(15);
  for (const table of tables) {
    expect(table.rls, table.name).toBe(!installationTables.includes(table.name));
    if (!table.rls) continue;
    const [row] = await test_.db.sql`select count(*)::int as n from ${test_.db.sql(table.name)}`;
    expect(row?.n, table.name).toBe(0);
  }
  const [seen] = await test_.owner`select count(*)::int as n from tags`;
  expect(seen?.n).toBe(2);
});

test("a scoped query that forgets its condition sees its own publication only, and cannot write into another", async () => {
  const seen = await inPublication(test_.db, first, (tx) => tx.select().from(tags));
  expect(seen.map((tag) => tag.publicationId)).toEqual([first]);
  const row = { publicationId: second, id: newId(), name: "X", slug: "x", createdAt: now, updatedAt: now };
  await expect(inPublication(test_.db, first, (tx) => tx.insert(tags).values(row))).rejects.toThrow(
    expect.objectContaining({ cause: expect.objectContaining({ code: "42501" }) }),
  );
});

test("the scope ends with its transaction", async () => {
  await inPublication(test_.db, first, (tx) => tx.select().from(tags));
  const [row] = await test_.db.sql`select count(*)::int as n from tags`;
  expect(row?.n).toBe(0);
});

test("the application's role cannot lift the lock, change tables or rewrite the audit log", async () => {
  const [role] = await test_.db.sql`
    select rolsuper, rolbypassrls, rolcreaterole from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false });
  await expect(test_.db.sql`alter table tags disable row level security`).rejects.toThrow(/owner/);
  await expect(test_.db.sql`set role broadsheet_owner`).rejects.toThrow(/permission denied/);
  await expect(test_.db.sql`update audit_log set action = 'x'`).rejects.toThrow(/permission denied/);
  await expect(test_.db.sql`delete from audit_log`).rejects.toThrow(/permission denied/);
});
