import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { deleteExpiredTokens } from "./one-time-token.writes.ts";
import { deleteOldSessions } from "./session.writes.ts";

const keptDays = 90;

/** Deletes links nobody can use any more, and sessions that ended long ago. Once a day. */
export const forgetExpired = defineJob({
  name: "people.forget-expired",
  schema: z.object({}),
  cron: "17 3 * * *",
  async handle({ db, clock }: Services) {
    const now = clock.now();
    const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString();
    await db.orm.transaction(async (tx) => {
      await deleteExpiredTokens(tx, now.toISOString());
      await deleteOldSessions(tx, before);
    });
  },
});
