import { type BroadsheetClient, createClient, type Inputs, type Outputs } from "@broadsheet/client/client";
import { AppError } from "@broadsheet/contract/errors";
import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeAuthor } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { makeToken } from "./testing/rest-client.ts";
import { serveApi } from "./testing/serve.ts";

let app: TestApp;
let server: Awaited<ReturnType<typeof serveApi>>;
let anybody: BroadsheetClient;
let writer: BroadsheetClient;
let authorId: string;

beforeAll(async () => {
  app = await createTestApp();
  server = await serveApi(app.services);
  authorId = (await makeAuthor(app.services.db, app.publication.id)).id;
  const token = await makeToken(app, "posts:read", "posts:write", "posts:publish");
  anybody = createClient({ url: server.url });
  writer = createClient({ url: server.url, token });
});
afterAll(async () => {
  await server.stop();
  await app.close();
});

const failure = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => "none",
    (error: unknown) => error,
  );

describe("the client, over HTTP", () => {
  it("reads, writes and publishes with types from end to end", async () => {
    await makeLivePost(app.services.db, app.publication.id, { slug: "old" });
    const made = await writer.api.posts.create.mutate({
      title: "New",
      markdown: "Text",
      authorIds: [authorId],
    });
    expectTypeOf(made).toEqualTypeOf<Outputs["api"]["posts"]["create"]>();
    expectTypeOf(made.version).toBeNumber();
    expectTypeOf<Inputs["api"]["posts"]["publish"]>().toEqualTypeOf<{ id: string; version: number }>();
    await writer.api.posts.publish.mutate({ id: made.id, version: made.version });
    const [page, tags] = await Promise.all([
      anybody.api.posts.list.query({ limit: 5 }),
      anybody.api.tags.list.query({}),
    ]);
    expect(page.items.map(({ slug }) => slug)).toEqual(["new", "old"]);
    expect(tags.items).toEqual([]);
    const { workingCopy } = await writer.posts.get.query({ id: made.id });
    expect(workingCopy.title).toBe("New");
  });

  it("rejects with the server's own errors", async () => {
    const made = await writer.api.posts.create.mutate({ title: "A", authorIds: [authorId] });
    await writer.api.posts.update.mutate({ id: made.id, version: 1, title: "B" });
    const stale = await failure(writer.api.posts.update.mutate({ id: made.id, version: 1, title: "C" }));
    expect(stale).toBeInstanceOf(AppError);
    expect(stale).toMatchObject({ code: "CONFLICT", details: { currentVersion: 2 } });
    const invalid = await failure(writer.api.posts.list.query({ limit: 1000 }));
    expect(invalid).toMatchObject({ code: "INVALID_INPUT", details: { issues: [{ path: "limit" }] } });
    expect(await failure(anybody.posts.list.query({}))).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(await failure(writer.tokens.list.query())).toMatchObject({ code: "FORBIDDEN" });
  });

  it("is held to the allowance of its token", async () => {
    const { config } = app.services;
    const token = await makeToken(app, "content:read");
    config.apiCallsPerMinute = 1;
    try {
      const client = createClient({ url: server.url, token });
      await client.api.tags.list.query({});
      expect(await failure(client.api.tags.list.query({}))).toMatchObject({ code: "RATE_LIMITED" });
    } finally {
      config.apiCallsPerMinute = 0;
    }
  });

  it("says that a token is wrong, and that nothing answers", async () => {
    const wrong = createClient({ url: server.url, token: "bsk_wrong" });
    expect(await failure(wrong.api.posts.list.query({}))).toMatchObject({ code: "UNAUTHENTICATED" });
    const nowhere = createClient({ url: "http://127.0.0.1:9" });
    expect(await failure(nowhere.api.posts.list.query({}))).toMatchObject({ code: "UNAVAILABLE" });
  });
});
