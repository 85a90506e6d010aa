import { createBus } from "@broadsheet/cache/bus";
import { connectDatabase } from "@broadsheet/db/connection";
import { createQueue } from "@broadsheet/queue/queue";
import { createLogger } from "@broadsheet/telemetry/logger";
import type { ActorContext } from "../../kernel/context.ts";
import { type Services, systemClock } from "../../kernel/services.ts";
import { publicationById } from "../../publications/publication-context.ts";
import { pushUpdates } from "../push-updates.ts";
import { settleDocument } from "../settle-document.ts";
import { syncDocument } from "../sync-document.ts";
import { openReplica } from "./replica.ts";

/** What the test that starts this process tells it. */
export interface WriterTask {
  databaseUrl: string;
  publicationId: string;
  postId: string;
  actor: ActorContext["actor"];
  /** Marks the words of this writer. */
  name: string;
}

async function contextOf({ databaseUrl, publicationId, actor }: WriterTask): Promise<ActorContext> {
  const log = createLogger({ name: "writer", level: "silent" });
  const db = connectDatabase({ url: databaseUrl, max: 3 });
  const queue = createQueue({ connectionString: databaseUrl, logger: log, maxConnections: 1 });
  const bus = await createBus({ logger: log, sql: db.sql });
  const publication = await publicationById(db, publicationId, "http://localhost:3000");
  if (!publication) throw new Error(`No publication ${publicationId}`);
  // What writing needs of a process, and no more.
  const services = { db, queue, bus, log, clock: systemClock } as unknown as Services;
  return { ...services, publication, actor, requestId: null, ip: null };
}

/** Writes one word after the other, folding now and then, and says each word that was acknowledged, until it is killed. */
async function write(task: WriterTask): Promise<void> {
  const ctx = await contextOf(task);
  const { postId, name } = task;
  const replica = await openReplica(
    { sync: (input) => syncDocument(ctx, input), push: (input) => pushUpdates(ctx, input) },
    postId,
  );
  const excerpt = replica.doc.getText("excerpt");
  for (let n = 0; ; n += 1) {
    const word = `<${name}.${n}>`;
    excerpt.insert(excerpt.length, word);
    await replica.push();
    process.send?.({ word });
    if (n % 7 === 6) await settleDocument(ctx, { postId });
  }
}

process.once("message", (task) => void write(task as WriterTask));
