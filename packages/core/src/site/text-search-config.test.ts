import { createTestDatabase, type TestDatabase } from "@broadsheet/db/testing/test-database";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { searchVector, textSearchConfig } from "./text-search-config.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

test.each([
  ["en", "english"],
  ["de-AT", "german"],
  ["PT-br", "portuguese"],
  ["ja", "simple"],
  ["constructor", "simple"],
  ["", "simple"],
])("the language %j is searched as %s", (language, config) => {
  expect(textSearchConfig(language)).toBe(config);
});

test("Postgres knows every configuration that is named", async () => {
  const languages =
    "ar ca da de el en es eu fi fr ga hi hu hy id it lt nb ne nl nn no pt ro ru sr sv ta tr yi";
  const known = await database.owner<{ name: string }[]>`select cfgname as name from pg_ts_config`;
  const names = new Set(known.map(({ name }) => name));
  for (const language of languages.split(" ")) {
    expect(textSearchConfig(language)).not.toBe("simple");
    expect(names).toContain(textSearchConfig(language));
  }
});

const vector = async (body: string) => {
  const made = searchVector("en", { title: "Printing presses", about: "history", body });
  const [row] = await database.db.orm.execute<{ found: string; words: number }>(
    sql`with made as (select ${made} as v) select v::text as found, length(v) as words from made`,
  );
  return row;
};

test("words are stemmed and weighted by where they stand", async () => {
  expect((await vector("machines"))?.found).toBe("'histori':3B 'machin':4 'press':2A 'print':1A");
});

test("a body of any size and any characters can be stored", async () => {
  const distinct = Array.from({ length: 200_000 }, (_, n) => `wort${n}-größe${n}`).join(" ");
  expect((await vector(distinct))?.words).toBeGreaterThan(20_000);
  expect((await vector("broken \ud800 half \u0000 nul"))?.found).toContain("'nul'");
});
