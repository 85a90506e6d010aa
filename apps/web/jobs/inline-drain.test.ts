import { createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cronSecret, runsJobsInline } from "../env.ts";
import { handleCron } from "../http/handle-cron.ts";
import { makeToken, type Rest, restOf } from "../http/testing/rest-client.ts";
import { type InlineDrain, inlineDrain } from "./inline-drain.ts";

const secret = "a-secret-of-sixteen-characters";
let app: TestApp;
let owner: MadeStaff;
let inline: InlineDrain;
let rest: Rest;
let token: string;

beforeAll(async () => {
  app = await createTestApp();
  inline = inlineDrain(app.services);
  rest = restOf({ ...app, services: inline.services });
  owner = await makeStaff(app.services.db, app.publication.id, "owner");
  token = await makeToken(app, "posts:write", "posts:publish");
});
afterAll(() => app.close());

async function schedule(slug: string, at: string): Promise<void> {
  const body = { title: slug, slug, markdown: "Text", authorIds: [owner.authorId] };
  const { id, version } = (await rest("POST", "/posts", { token, body })).body;
  const scheduled = await rest("POST", `/posts/${id}/schedule`, { token, body: { version, at } });
  expect(scheduled.body.status).toBe("scheduled");
}

const status = async (slug: string) => (await rest("GET", `/posts/slug/${slug}`)).status;
const mails = async () => (await (await app.as(owner)).outbox.list({})).items.map(({ subject }) => subject);
const cron = (authorization?: string, configured: string | undefined = secret) =>
  handleCron(
    app.services,
    new Request("http://localhost/api/cron", { headers: authorization ? { authorization } : {} }),
    configured,
  );

describe("jobs without a worker", () => {
  it("run after responses: a scheduled post is published and its author gets mail", async () => {
    await schedule("by-request", "2026-03-01T10:00:00.000Z");
    app.setNow("2026-03-01T10:00:01.000Z");
    expect(await status("by-request")).toBe(404);
    expect(await mails()).toEqual([]);
    await inline.afterResponse();
    expect(await status("by-request")).toBe(200);
    expect(await mails()).toEqual([expect.stringContaining("by-request")]);
  });

  it("run together once, however many responses end at a time", async () => {
    await schedule("once", "2026-03-01T11:00:00.000Z");
    app.setNow("2026-03-01T11:00:01.000Z");
    await Promise.all(Array.from({ length: 8 }, () => inline.afterResponse()));
    expect(await status("once")).toBe(200);
    expect(await mails()).toHaveLength(2);
  });

  it("run when cron asks, which only the holder of the secret can", async () => {
    await schedule("by-cron", "2026-03-01T12:00:00.000Z");
    app.setNow("2026-03-01T12:00:01.000Z");
    for (const wrong of [undefined, "Bearer", "Bearer wrong", secret]) {
      const refused = await cron(wrong);
      expect([refused.status, (await refused.json()).code]).toEqual([401, "UNAUTHENTICATED"]);
    }
    expect(await status("by-cron")).toBe(404);
    const answer = await cron(`Bearer ${secret}`);
    expect(await answer.json()).toMatchObject({ failed: 0, drained: true });
    expect(await status("by-cron")).toBe(200);
  });

  it("need no secret where cron is not used: there is no such address then", async () => {
    const none = await handleCron(app.services, new Request("http://localhost/api/cron"), cronSecret({}));
    expect(none.status).toBe(404);
    expect(() => cronSecret({ CRON_SECRET: "short" })).toThrow("16 characters");
  });

  it("run in this process on Vercel or when asked, and nowhere else", () => {
    expect(runsJobsInline({})).toBe(false);
    expect(runsJobsInline({ VERCEL: "1" })).toBe(true);
    expect(runsJobsInline({ VERCEL: "1", BROADSHEET_JOBS: "worker" })).toBe(false);
    expect(runsJobsInline({ BROADSHEET_JOBS: "inline" })).toBe(true);
  });
});
