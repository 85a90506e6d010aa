import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { allEqual, documentOf, eventually, type Person, sitDown } from "./testing/people.ts";

let app: TestApp;
let ada: MadeStaff;
let ben: MadeStaff;
const seated: Person[] = [];

beforeAll(async () => {
  app = await createTestApp();
  ada = await makeStaff(app.services.db, app.publication.id, "editor");
  ben = await makeStaff(app.services.db, app.publication.id, "editor");
});
afterEach(() => {
  for (const person of seated.splice(0)) person.provider.destroy();
});
afterAll(() => app.close());

const draft = async (title = "Title", document = documentOf("one", "two", "three")) =>
  (await (await app.as(ada)).posts.create({ title, document })).id;
const sit = async (...args: Parameters<typeof sitDown>) => {
  const person = await sitDown(...args);
  seated.push(person);
  return person;
};
const stored = async (id: string) => {
  const caller = await app.as(ada);
  await caller.posts.collab.settle({ postId: id });
  return (await caller.posts.get({ id })).workingCopy;
};

describe("writing together", () => {
  test("two see each other's words and presence, and the server has them all", async () => {
    const id = await draft();
    const [a, b] = [await sit(app, ada, id), await sit(app, ben, id)];
    a.write({ document: documentOf("one, by Ada", "two", "three") });
    b.write({ document: documentOf("one", "two", "three, by Ben") });
    await Promise.all([a.saved(), b.saved()]);
    await allEqual([a, b]);
    expect(a.content().document).toEqual(documentOf("one, by Ada", "two", "three, by Ben"));
    expect((await stored(id)).document).toEqual(a.content().document);
    await eventually(() => expect(a.provider.state.peers.map(({ name }) => name)).toEqual([ben.name]));
    b.provider.stop();
    await eventually(() => expect(a.provider.state.peers).toEqual([]));
  });

  test("five type at once into one line, and nothing is missing", async () => {
    const id = await draft("");
    const people = await Promise.all([ada, ben, ada, ben, ada].map((staff) => sit(app, staff, id)));
    const words = people.map((_, person) => Array.from({ length: 20 }, (_, n) => `<${person}.${n}>`));
    for (let n = 0; n < 20; n += 1) {
      for (const [index, person] of people.entries()) person.type(words[index]?.[n] ?? "");
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(people.map((person) => person.saved()));
    await allEqual(people);
    const text = people[0]?.provider.parts.title.toString() ?? "";
    for (const word of words.flat()) expect(text.split(word).length, word).toBe(2);
  });

  test("a partition ends in a merge", async () => {
    const id = await draft();
    const [a, b] = [await sit(app, ada, id), await sit(app, ben, id)];
    a.weather.cut = true;
    a.type(" far away");
    b.write({ document: documentOf("one", "two, meanwhile", "three") });
    await b.saved();
    await eventually(() => expect(a.provider.state.status).toEqual({ kind: "retrying", changes: 1 }));
    a.weather.cut = false;
    await a.saved();
    await allEqual([a, b]);
    expect(b.content()).toMatchObject({
      title: "Title far away",
      document: documentOf("one", "two, meanwhile", "three"),
    });
  });

  test("an answer that is lost costs nothing, and nothing is stored twice", async () => {
    const id = await draft();
    const a = await sit(app, ada, id);
    a.weather.loseAnswers = true;
    a.type("!");
    await eventually(() =>
      expect(a.weather.calls.filter((name) => name === "push").length).toBeGreaterThan(2),
    );
    a.weather.loseAnswers = false;
    await a.saved();
    expect((await stored(id)).title).toBe("Title!");
    const [count] = await app.database
      .owner`select count(*)::int as n from post_updates where post_id = ${id}`;
    expect(count?.n).toBe(1);
  });

  test("where no line can be held, it asks from time to time", async () => {
    const id = await draft();
    const b = await sit(app, ben, id);
    const a = await sit(app, ada, id);
    a.weather.noLines = true;
    b.type(" 1");
    b.provider.setPart("title");
    await eventually(() => expect(a.weather.calls).toContain("poll"));
    b.type(" 2");
    await allEqual([a, b]);
    await eventually(() => expect(a.provider.state.peers[0]?.part).toBe("title"));
    a.type(" 3");
    await a.saved();
    await allEqual([a, b]);
    expect(b.content().title).toBe("Title 1 2 3");
  });
});

describe("a device", () => {
  test("that was offline for long says how much is not saved, and merges when it is back", async () => {
    const id = await draft();
    const [a, b] = [await sit(app, ada, id), await sit(app, ben, id)];
    a.provider.setOnline(false);
    for (const word of [" on", " a", " train"]) a.type(word);
    expect(a.provider.state.status).toEqual({ kind: "offline", changes: 3 });
    expect(await a.provider.flush()).toBe(false);
    b.write({ settings: { excerpt: "At the desk" } });
    await b.saved();
    a.provider.setOnline(true);
    await a.saved();
    await allEqual([a, b]);
    expect(a.content()).toMatchObject({ title: "Title on a train", settings: { excerpt: "At the desk" } });
  });

  test("keeps unsent words over a crash, also deletions, and sends them at the next visit", async () => {
    const id = await draft("Title to shorten");
    const a = await sit(app, ada, id);
    a.provider.setOnline(false);
    a.provider.parts.title.delete(5, 11);
    a.provider.stop();
    const again = await sit(app, ada, id, { copy: a.copy as never });
    await again.saved();
    expect((await stored(id)).title).toBe("Title");
  });

  test("opens offline with what it remembers", async () => {
    const id = await draft();
    const a = await sit(app, ada, id);
    await a.saved();
    a.provider.stop();
    const again = await sit(app, ada, id, { copy: a.copy as never, online: false });
    expect(again.provider.state).toMatchObject({ ready: true, status: { kind: "offline", changes: 0 } });
    expect(again.content().title).toBe("Title");
  });

  test("that remembers another document begins anew, but never throws away words that were not sent", async () => {
    const id = await draft();
    const forget = () => app.database.owner`delete from post_documents where post_id = ${id}`;
    const a = await sit(app, ada, id);
    await a.saved();
    a.provider.stop();
    await forget();
    const again = await sit(app, ada, id, { copy: a.copy as never });
    expect(again.content().title).toBe("Title");
    again.provider.setOnline(false);
    again.type(" unsent");
    await forget();
    again.provider.setOnline(true);
    await eventually(() => expect(again.provider.state.status).toEqual({ kind: "replaced", changes: 1 }));
    expect(again.content().title).toBe("Title unsent");
    expect((await stored(id)).title).toBe("Title");
  });
});

describe("permissions", () => {
  test("who loses their role stops within seconds, keeps what they wrote, and goes on when it is given back", async () => {
    const id = await draft();
    const staff = await makeStaff(app.services.db, app.publication.id, "editor");
    const role = async (value: "editor" | "contributor") => {
      await app.database.owner`update memberships set role = ${value} where user_id = ${staff.userId}`;
      staff.role = value;
    };
    const [a, b] = [await sit(app, ada, id), await sit(app, staff, id)];
    await role("contributor");
    b.type(" not allowed");
    await eventually(() =>
      expect(b.provider.state.status).toMatchObject({ kind: "refused", code: "NOT_FOUND", changes: 1 }),
    );
    expect(await b.provider.flush()).toBe(false);
    a.type(" secret");
    await a.saved();
    expect(b.content().title).toBe("Title not allowed");
    await role("editor");
    await b.saved();
    await allEqual([a, b]);
    expect(b.content().title).toContain("secret");
  });
});
