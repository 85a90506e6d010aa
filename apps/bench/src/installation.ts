import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { sessionCookieName, sessionSetCookie } from "@broadsheet/auth/session-cookie";
import { createServices } from "@broadsheet/core/create-services";
import { readServicesEnv } from "@broadsheet/core/env";
import { ensureInstallation } from "@broadsheet/core/installation/ensure-installation";
import { jobs } from "@broadsheet/core/jobs";
import { systemContext } from "@broadsheet/core/kernel/system-context";
import { startEmbeddedPostgres } from "@broadsheet/db/embedded";
import { migrateDatabase } from "@broadsheet/db/migrate";
import { migrateQueue } from "@broadsheet/queue/migrate-queue";
import { createLogger } from "@broadsheet/telemetry/logger";
import { makeStaff } from "@broadsheet/testing/factories";
import { publishPosts } from "./posts.ts";

export interface BenchInstallation {
  dataDir: string;
  databaseUrl: string;
  /** What web and worker are started with. */
  environment: NodeJS.ProcessEnv;
  publicationId: string;
  postIds: string[];
  /** A `Cookie` header of an editor. */
  cookie: string;
  remove(): Promise<void>;
}

const secret = "only-for-measuring-0123456789abcdef0123";

/** A fresh embedded database with published posts and one person; nothing is started on it yet. */
export async function prepareInstallation(
  port: number,
  posts: number,
  tell: (done: number) => void,
): Promise<BenchInstallation> {
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
  const services = await createServices(readServicesEnv(environment), { name: "bench", log });
  const { publicationId } = await ensureInstallation(services);
  const ctx = await systemContext(services, publicationId, "bench");
  if (!ctx) throw new Error("No publication to measure");
  const postIds = await publishPosts(ctx, posts, tell);
  const editor = await makeStaff(services.db, publicationId, "editor");
  const header = await sessionSetCookie(
    { sub: editor.userId, sid: editor.sessionId },
    { secret, secure: false },
  );
  await services.db.sql`analyze`.catch(() => {});
  await services.stop();
  return {
    dataDir,
    databaseUrl: database.appUrl,
    environment,
    publicationId,
    postIds,
    cookie: header.slice(0, header.indexOf(";")).replace(/^[^=]+/, sessionCookieName(false)),
    remove: async () => {
      await database.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
