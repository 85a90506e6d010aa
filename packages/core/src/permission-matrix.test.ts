import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { appErrorOf } from "./kernel/trpc.ts";
import { appRouter } from "./root.router.ts";
import type { Row } from "./testing/matrix/row.ts";
import { table } from "./testing/matrix/table.ts";
import {
  type Cell,
  callerOf,
  callers,
  createWorld,
  foreignMark,
  openCell,
  people,
  type Relation,
  type World,
} from "./testing/matrix/world.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.app.close());

/** What a call came to: "ok", or the code it was refused with. An answer never holds anything of another publication. */
async function outcome(procedure: string, cell: Cell, input: unknown): Promise<string> {
  const caller: unknown = await callerOf(cell);
  const call = procedure
    .split(".")
    .reduce<unknown>((found, name) => (found as Record<string, unknown>)[name], caller);
  try {
    const answer = await (call as (input: unknown) => Promise<unknown>)(input);
    const text = JSON.stringify(answer ?? null);
    for (const trace of [foreignMark, world.foreign.id, world.foreignOwner.userId, world.foreignAuthorId])
      expect(text).not.toContain(trace);
    return "ok";
  } catch (error) {
    if (error instanceof Error && error.name === "TRPCError") return appErrorOf(error as never).code;
    throw error;
  }
}

function expected(row: Row, letter: string, relation: Relation): readonly string[] {
  const { allowed, refusals = [] } = row;
  if (relation === "foreign") return ["NOT_FOUND", "UNAUTHENTICATED", "FORBIDDEN", ...refusals];
  const who = typeof allowed === "string" ? allowed : allowed[relation];
  if (who.includes(letter)) return ["ok"];
  // Strangers are asked who they are; for others a thing may not exist, or the step not be theirs.
  return letter === "n"
    ? ["UNAUTHENTICATED", ...refusals]
    : ["FORBIDDEN", "NOT_FOUND", "UNAUTHENTICATED", ...refusals];
}

function relationsOf(row: Row, letter: string): Relation[] {
  const own = typeof row.allowed !== "string" && letter in people;
  return [...(own ? (["own"] as const) : []), "other", ...(row.placeless ? [] : (["foreign"] as const))];
}

describe("who may call what", () => {
  it("is written down for every procedure, and for none that does not exist", () => {
    const written = new Set(Object.keys(table).map((key) => key.split(" ")[0]));
    expect([...written].toSorted()).toEqual(Object.keys(appRouter._def.procedures).toSorted());
  });

  it.each(Object.entries(table))("%s", async (key, row) => {
    const [procedure = ""] = key.split(" ");
    const wrong: string[] = [];
    async function check(letter: string): Promise<void> {
      for (const relation of relationsOf(row, letter)) {
        const cell = await openCell(world, letter, relation);
        const got = await outcome(procedure, cell, await row.input(cell));
        const right = expected(row, letter, relation);
        if (!right.includes(got)) wrong.push(`${letter} ${relation}: ${got}, not ${right.join(" or ")}`);
      }
    }
    // What is not about a thing of its own may be about the same thing for everybody.
    if (row.placeless || row.inTurn) for (const letter of callers) await check(letter);
    else await Promise.all(callers.map(check));
    expect(wrong).toEqual([]);
  });
});
