import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sessionCookieName, sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { createServices, type RunningServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { generatePosts } from "@broadsheet/core/generate/generate-posts";
import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import { jobs } from "@broadsheet/core/jobs";
import { systemContext } from "@broadsheet/core/kernel/system-context";
import { actorOf, type Caller, contextOf, createCaller } from "@broadsheet/core/testing/caller";
import { startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { migrateDatabase } from "@broadsheet/db/migrate";
import { migrateQueue } from "@broadsheet/queue/migrate-queue";
import { createLogger } from "@broadsheet/telemetry/logger";
import { makeStaff } from "@broadsheet/testing/factories";

export interface BenchInstallation {
  databaseUrl: string;
  /** What web and worker are started with. */
  environment: NodeJS.ProcessEnv;
  publicationId: string;
  /** Some live posts, and the tags of the publication. */
  posts: { id: string; slug: string }[];
  tags: { id: string; slug: string }[];
  /** A word of each of some titles. */
  words: string[];
  /** A `Cookie` header of an editor. */
  cookie: string;
  /** A token that may read posts. */
  token: string;
  /** Calls procedures in an editor's name, within this process. */
  withCaller<T>(work: (caller: Caller) => Promise<T>): Promise<T>;
  remove(): Promise<void>;
}

const secret = "only-for-measuring-0123456789abcdef0123";
const someof = 500;

/** A fresh embedded database with generated posts and people; nothing is started on it yet. */
export async function prepareInstallation(port: number, posts: number): Promise<BenchInstallation> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "broadsheet-bench-"));
  const database = await startEmbeddedPostgres({ dataDir, log: () => {} });
  await migrateDatabase({ url: database.ownerUrl });
  await migrateQueue({ connectionString: database.ownerUrl, jobs });
  const environment = {
    ...process.env,
    // What is measured comes from one address.
    API_CALLS_PER_MINUTE: "0",
    NODE_ENV: "production" as const,
    PORT: String(port),
    HOST: "127.0.0.1",
    BROADSHEET_URL: `http://localhost:${port}`,
    BROADSHEET_DATA_DIR: dataDir,
    DATABASE_URL: database.appUrl,
    AUTH_SECRET: secret,
    LOG_LEVEL: "warn",
  };
  const log = createLogger({ name: "bench", level: "silent" });
  const open = () => createServices(readServicesEnv(environment), { name: "bench", log });
  const services = await open();
  const { publicationId } = await ensureInstallation(services);
  const filled = await fill(services, publicationId, posts);
  const owner = await makeStaff(services.db, publicationId, "owner", {
    signedInAt: new Date().toISOString(),
  });
  const context = await contextOf(services, publicationId, actorOf(owner));
  const caller = createCaller(context);
  const { version } = await caller.publication.get();
  await caller.publication.update({ version, description: "Made up, to be measured." });
  const made = await caller.tokens.create({
    name: "bench",
    scopes: ["posts:read"],
    expiresInDays: 1,
  });
  const session = { sub: owner.userId, sid: owner.sessionId };
  const header = await sessionSetCookie(session, { secret, secure: false });
  await services.stop();
  return {
    ...filled,
    databaseUrl: database.appUrl,
    environment,
    publicationId,
    token: made.secret,
    cookie: header.slice(0, header.indexOf(";")).replace(/^[^=]+/, sessionCookieName(false)),
    async withCaller(work) {
      const running = await open();
      try {
        return await work(createCaller(await contextOf(running, publicationId, actorOf(owner))));
      } finally {
        await running.stop();
      }
    },
    remove: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function fill(services: RunningServices, publicationId: string, posts: number) {
  const ctx = await systemContext(services, publicationId, "bench");
  if (!ctx) throw new Error("No publication to measure");
  await generatePosts(ctx, { posts, seed: 1 });
  const some = (text: string) =>
    services.db.transaction({ publicationId, access: "read" }, async (tx) => [
      ...(await tx.execute<{ id: string; slug: string; title: string }>(text)),
    ]);
  const live = await some(
    `select id, slug, title from posts where live and kind = 'post' order by id limit ${someof}`,
  );
  const tags = await some("select id, slug, name as title from tags where slug like '%-1-%' order by id");
  const longest = (title: string) =>
    (title.toLowerCase().match(/[a-z]{5,}/g) ?? []).toSorted((a, b) => b.length - a.length)[0];
  const words = new Set(live.flatMap(({ title }) => longest(title) ?? []));
  return { posts: live, tags, words: [...words].slice(0, 60) };
}
