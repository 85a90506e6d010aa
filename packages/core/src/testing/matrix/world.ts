import type { Role, TokenScope } from "@broadsheet/contract/permissions";
import {
  type MadePublication,
  type MadeStaff,
  makeAuthor,
  makePublication,
  makeStaff,
} from "@broadsheet/testing/factories";
import type { Actor } from "../../kernel/actor.ts";
import { createCallerFactory } from "../../kernel/trpc.ts";
import { appRouter } from "../../root.router.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../test-app.ts";

/** Everybody who may call a procedure, by the letter they have in the table. */
export const people: Readonly<Record<string, Role>> = {
  O: "owner",
  A: "admin",
  E: "editor",
  U: "author",
  C: "contributor",
};
export const tokens: Readonly<Record<string, readonly TokenScope[]>> = {
  c: ["content:read"],
  r: ["posts:read"],
  w: ["posts:write"],
  p: ["posts:publish"],
  b: ["posts:write", "posts:publish"],
  t: ["tags:write"],
  m: ["media:write"],
};
/** `n`: nobody in particular. */
export const callers = [...Object.keys(people), ...Object.keys(tokens), "n"];

/** Whose the thing is that a call is about. */
export type Relation = "own" | "other" | "foreign";

/** A text in everything that belongs to the foreign publication. */
export const foreignMark = "FOREIGN-ONLY";

export interface World {
  app: TestApp;
  foreign: MadePublication;
  foreignOwner: MadeStaff;
  owner: MadeStaff;
  /** On the byline of what belongs to somebody else. */
  strangerId: string;
  foreignAuthorId: string;
}

/** One call: who calls about whose thing. */
export interface Cell {
  world: World;
  letter: string;
  relation: Relation;
  /** The person who calls, where a person does. */
  person: MadeStaff | null;
  /** Where the thing is. */
  publicationId: string;
  /** Who stands on its byline. */
  authorId: string;
  /** A number of its own, for names that must differ. */
  n: number;
  /** The people who can make things there through the router. */
  maker(): Promise<Caller>;
}

export async function createWorld(): Promise<World> {
  const app = await createTestApp();
  const { db } = app.services;
  const foreign = await makePublication(db, { name: foreignMark });
  const name = foreignMark;
  return {
    app,
    foreign,
    foreignOwner: await makeStaff(db, foreign.id, "owner", { name }),
    owner: await makeStaff(db, app.publication.id, "owner"),
    strangerId: (await makeAuthor(db, app.publication.id)).id,
    foreignAuthorId: (await makeAuthor(db, foreign.id, name)).id,
  };
}

let calls = 0;

/** Prepares a call: a person is new each time, since some calls are about the caller. */
export async function openCell(world: World, letter: string, relation: Relation): Promise<Cell> {
  const { app, foreign } = world;
  const role = people[letter];
  const person = role ? await makeStaff(app.services.db, app.publication.id, role) : null;
  const away = relation === "foreign";
  return {
    world,
    letter,
    relation,
    person,
    publicationId: away ? foreign.id : app.publication.id,
    authorId: away ? world.foreignAuthorId : (relation === "own" && person?.authorId) || world.strangerId,
    n: ++calls,
    maker: () => (away ? app.as(world.foreignOwner, foreign.id) : app.as(world.owner)),
  };
}

const createCaller = createCallerFactory(appRouter);

/**
 * The router as the cell's caller has it. It is always the home publication's: that is what a request's host decides. Each call comes from
 * an address of its own, so that limits do not count them together.
 */
export async function callerOf({ world, letter, person, n }: Cell): Promise<Caller> {
  const scopes = tokens[letter];
  const actor: Actor = person
    ? actorOf(person)
    : scopes
      ? { kind: "token", tokenId: "01980000-0000-7000-8000-000000000000", name: letter, scopes }
      : { kind: "anonymous" };
  return createCaller({ ...(await world.app.contextFor(actor)), ip: `10.0.${n >> 8}.${n & 255}` });
}
