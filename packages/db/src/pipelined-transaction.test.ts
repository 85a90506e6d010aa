import { type AddressInfo, createServer, connect as openSocket } from "node:net";
import { eq, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  connectDatabase,
  type Database,
  inPublication,
  readInPublication,
  readOnce,
  type Tx,
} from "./connection.ts";
import { newId } from "./ids.ts";
import { publications, tags } from "./schema.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let test_: TestDatabase;
let db: Database;
const [first, second] = [newId(), newId()];
const now = "2026-01-01T00:00:00.000Z";

const addTag = (tx: Tx, publicationId: string, slug: string) =>
  tx.insert(tags).values({ publicationId, id: newId(), name: slug, slug, createdAt: now, updatedAt: now });
const seen = (tx: Tx) => tx.select({ slug: tags.slug, publicationId: tags.publicationId }).from(tags);

beforeAll(async () => {
  test_ = await createTestDatabase();
  db = test_.db;
  for (const id of [first, second]) {
    await inPublication(db, id, async (tx) => {
      const settings = {} as typeof publications.$inferInsert.settings;
      await tx.insert(publications).values({ id, name: id, settings, createdAt: now, updatedAt: now });
      await addTag(tx, id, "kept");
    });
  }
});
afterAll(() => test_.drop());

/** A line to the database that counts how often the client spoke after the server had: its round trips. */
async function countedLine(address: URL) {
  let trips = 0;
  let turn: "client" | "server" = "server";
  const server = createServer((client) => {
    const database = openSocket(Number(address.port), address.hostname);
    client.on("data", (bytes) => {
      if (turn === "server") trips += 1;
      turn = "client";
      database.write(bytes);
    });
    database.on("data", (bytes) => {
      turn = "server";
      client.write(bytes);
    });
    client.on("close", () => database.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = new URL(address);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href,
    trips: () => trips,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** What a request may do to the connection it was given; each leaves its transaction in another way. */
const deeds: Record<string, (publicationId: string) => Promise<unknown>> = {
  "reads once": (id) => readOnce(db, id, seen),
  "reads twice": (id) => readInPublication(db, id, async (tx) => [...(await seen(tx)), ...(await seen(tx))]),
  "reads side by side": async (id) =>
    (await readInPublication(db, id, (tx) => Promise.all([seen(tx), seen(tx), seen(tx)]))).flat(),
  "writes and reads": (id) =>
    inPublication(db, id, async (tx) => {
      await addTag(tx, id, newId());
      return seen(tx);
    }),
  "writes and gives up": (id) =>
    inPublication(db, id, async (tx) => {
      await addTag(tx, id, "given-up");
      throw new Error("gives up");
    }),
  "fails in its only statement": (id) =>
    readOnce(db, id, (tx) => tx.execute(sql`select 1 / (0 * ${7}::int)`)),
  "fails beside others": (id) =>
    readInPublication(db, id, (tx) => Promise.all([seen(tx), tx.execute(sql`select 1 / 0`), seen(tx)])),
  "swallows a failure": (id) =>
    inPublication(db, id, async (tx) => {
      await addTag(tx, id, "swallowed");
      await tx.execute(sql`select 1 / 0`).catch(() => {});
      return [];
    }),
  "fails within a savepoint": (id) =>
    inPublication(db, id, async (tx) => {
      await tx.transaction((inner) => inner.execute(sql`select 1 / 0`)).catch(() => {});
      return seen(tx);
    }),
  "gives what cannot be sent": (id) =>
    readOnce(db, id, (tx) => tx.execute(sql`select ${{ not: "text" }}::text`)),
  "writes where it only reads": (id) => readInPublication(db, id, (tx) => addTag(tx, id, "forbidden")),
  "writes into the other publication": (id) =>
    inPublication(db, id, (tx) => addTag(tx, id === first ? second : first, "smuggled")),
};
const mustFail = new Set(
  Object.keys(deeds).filter((name) => /gives|fails in|fails beside|swallows|writes (where|into)/.test(name)),
);

describe("between transactions that share a pool", () => {
  test("nothing of one publication is ever seen or written by another, whatever fails", async () => {
    const deed = fc.record({
      name: fc.constantFrom(...Object.keys(deeds)),
      id: fc.constantFrom(first, second),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 60 }), async (all) => {
        const unscoped = Promise.all(all.map(() => db.sql`select count(*)::int as n from tags`));
        const done = await Promise.allSettled(all.map(({ name, id }) => deeds[name]?.(id)));
        for (const [at, outcome] of done.entries()) {
          const { name = "", id = "" } = all[at] ?? {};
          expect([name, outcome.status]).toEqual([name, mustFail.has(name) ? "rejected" : "fulfilled"]);
          if (outcome.status !== "fulfilled") continue;
          const rows = outcome.value as { slug: string; publicationId: string }[];
          expect(rows.length, name).toBeGreaterThan(0);
          expect(new Set(rows.map((row) => row.publicationId)), name).toEqual(new Set([id]));
        }
        // What stands outside of a transaction sees nothing, also when it was sent between two of them.
        for (const [row] of await unscoped) expect(row?.n).toBe(0);
      }),
      { numRuns: 25 },
    );
    const bad =
      await test_.owner`select slug from tags where slug in ('given-up', 'swallowed', 'forbidden', 'smuggled')`;
    expect([...bad]).toEqual([]);
  });

  test("an id that is none never reaches the database", async () => {
    await expect(readOnce(db, "x'); drop table tags; --", seen)).rejects.toThrow(
      "not the id of a publication",
    );
  });
});

describe("one transaction", () => {
  test("a single read is one round trip, and each statement of others one more", async () => {
    const line = await countedLine(new URL(test_.appUrl));
    const counted = connectDatabase({ url: line.url, max: 1 });
    const tripsOf = async (run: () => Promise<unknown>) => {
      await run();
      await counted.sql`select 1`;
      const before = line.trips();
      await run();
      return line.trips() - before;
    };
    const byName = (tx: Tx) => tx.select().from(tags).where(eq(tags.slug, "kept"));
    // A text is prepared when it comes again.
    for (let n = 0; n < 3; n++) await readOnce(counted, first, byName);
    expect(await tripsOf(() => readOnce(counted, first, byName))).toBe(1);
    expect(await tripsOf(() => readInPublication(counted, first, byName))).toBe(1);
    const both = (tx: Tx) => Promise.all([byName(tx), seen(tx)]);
    expect(await tripsOf(() => readInPublication(counted, first, both))).toBe(1);
    // A write waits for its commit.
    expect(await tripsOf(() => inPublication(counted, first, byName))).toBe(2);
    await counted.close();
    await line.stop();
  });

  test("a failure is the one that began it, not what it led to", async () => {
    const failing = inPublication(db, first, async (tx) => {
      await tx.execute(sql`select 1 / 0`).catch(() => {});
      await seen(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: "22012" });
  });

  test("an error of the work's own is kept, though a statement caused it", async () => {
    const failing = inPublication(db, first, async (tx) => {
      await addTag(tx, first, "kept").catch(() => {
        throw new Error("taken");
      });
    });
    await expect(failing).rejects.toThrow("taken");
  });

  test("is over when its work is: a late statement is refused", async () => {
    const kept = await inPublication(db, first, async (tx) => tx);
    await expect(seen(kept)).rejects.toMatchObject({ cause: { message: "this transaction has ended" } });
    const twice = readOnce(db, first, async (tx) => [await seen(tx), await seen(tx)]);
    await expect(twice).rejects.toMatchObject({
      cause: { message: "this transaction is for one statement" },
    });
  });
});

describe("a connection that ends", () => {
  const endAll = () =>
    test_.owner`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'broadsheet-test'`;

  test("between two statements ends its transaction alone", async () => {
    const failing = inPublication(db, first, async (tx) => {
      await addTag(tx, first, "lost");
      await endAll();
      // The server's word has come before the next answer of another connection.
      await expect
        .poll(() =>
          seen(tx).then(
            () => "sent",
            () => "refused",
          ),
        )
        .toBe("refused");
      await seen(tx);
    });
    await expect(failing).rejects.toThrow();
    // The other connections of the pool were ended as well, and may not know it yet.
    const rows = (id: string) =>
      readOnce(db, id, seen).then(
        ({ length }) => length,
        () => 0,
      );
    for (const id of [first, second]) await expect.poll(() => rows(id)).toBeGreaterThan(0);
    expect([...(await test_.owner`select slug from tags where slug = 'lost'`)]).toEqual([]);
  });

  test("under many statements loses none of the pool's connections", async () => {
    const slow = (id: string) => readOnce(db, id, (tx) => tx.execute(sql`select pg_sleep(${0.3}::float8)`));
    const all = Promise.allSettled(Array.from({ length: 12 }, (_, n) => slow(n % 2 ? first : second)));
    await expect
      .poll(
        async () =>
          (await test_.owner`select 1 from pg_stat_activity where query like 'select pg_sleep%'`).length,
      )
      .toBeGreaterThan(0);
    await endAll();
    expect((await all).some(({ status }) => status === "rejected")).toBe(true);
    await expect
      .poll(async () => {
        const after = await Promise.allSettled(Array.from({ length: 30 }, () => readOnce(db, first, seen)));
        return after.every(({ status }) => status === "fulfilled");
      })
      .toBe(true);
  });
});
