import type { Services } from "../kernel/services.ts";
import { deleteExpiredTokens } from "./one-time-token.writes.ts";
import { deleteOldSessions } from "./session.writes.ts";
import { deleteExpiredChallenges } from "./sign-in-methods.writes.ts";

const keptDays = 90;

/** Deletes links nobody can use any more, and sessions that ended long ago. */
export async function forgetExpired({ db, clock }: Services): Promise<void> {
  const now = clock.now();
  const before = new Date(now.getTime() - keptDays * 24 * 60 * 60 * 1000).toISOString();
  await db.orm.transaction(async (tx) => {
    await deleteExpiredTokens(tx, now.toISOString());
    await deleteExpiredChallenges(tx, now.toISOString());
    await deleteOldSessions(tx, before);
  });
}
