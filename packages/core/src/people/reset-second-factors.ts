import { AppError } from "@broadsheet/contract/errors";
import { inPublication } from "@broadsheet/db/connection";
import { listPublicationIds } from "@broadsheet/db/publication-lookup";
import { audit } from "../kernel/audit.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { type Account, accountByEmail } from "./account.reads.ts";
import { deleteOneTimeTokens } from "./one-time-token.writes.ts";
import { securityNotice } from "./security-notice.job.ts";
import { revokeAll } from "./session.writes.ts";
import { readMethods } from "./sign-in-methods.reads.ts";
import {
  deleteAllPasskeys,
  deleteAuthenticator,
  lockMethods,
  replaceRecoveryCodes,
} from "./sign-in-methods.writes.ts";

/** What somebody is asked for beside a password or a mailed link, and where they work. */
export interface HeldFactors {
  name: string;
  email: string;
  authenticator: boolean;
  passkeys: number;
  recoveryCodes: number;
  /** Names of the publications where they may sign in, oldest first. */
  publications: string[];
}

interface Found {
  account: Account;
  /** One for each publication, with the rights of Broadsheet itself. */
  places: [ActorContext, ...ActorContext[]];
  held: HeldFactors;
}

async function find(services: Services, email: string, by: string): Promise<Found> {
  const places: ActorContext[] = [];
  let account: Account | null = null;
  for (const id of await listPublicationIds(services.db)) {
    const here = await inPublication(services.db, id, (tx) => accountByEmail(tx, id, email));
    const place = here && (await systemContext(services, id, by));
    if (!place) continue;
    account ??= here;
    places.push(place);
  }
  const [first, ...others] = places;
  if (!account || !first)
    throw new AppError("NOT_FOUND", `Nobody with the address ${email} may sign in here`);
  const { userId, name } = account;
  const methods = await transact(first, (tx) => readMethods(tx, userId, ""));
  const held = {
    name,
    email: account.email,
    authenticator: methods.authenticatorSince !== null,
    passkeys: methods.passkeys.length,
    recoveryCodes: methods.recoveryCodesLeft,
    publications: places.map(({ publication }) => publication.name),
  };
  return { account, places: [first, ...others], held };
}

/** What an operator is shown before it is taken away. NOT_FOUND for an address that may sign in nowhere. */
export async function readHeldFactors(services: Services, email: string): Promise<HeldFactors> {
  return (await find(services, email, "user")).held;
}

/**
 * Takes all second factors from somebody who is locked out, ends their sessions and open links, and mails them. For operators alone: an
 * account may work for several publications, so nobody in one of them can. Every one of them has it in its audit log.
 */
export async function resetSecondFactors(
  services: Services,
  email: string,
  by: string,
): Promise<HeldFactors & { sessionsEnded: number }> {
  const { account, places, held } = await find(services, email, by);
  const { userId } = account;
  const { authenticator, passkeys, recoveryCodes } = held;
  const log = (sessionsEnded: number) => ({
    action: "user.second_factors_reset",
    subjectType: "user" as const,
    subjectId: userId,
    data: { authenticator, passkeys, recoveryCodes, sessionsEnded },
  });
  const [first, ...others] = places;
  const sessionsEnded = await transact(first, async (tx) => {
    await lockMethods(tx, userId);
    await deleteAuthenticator(tx, userId);
    await deleteAllPasskeys(tx, userId);
    await replaceRecoveryCodes(tx, userId, [], nowOf(first));
    await deleteOneTimeTokens(tx, "sign_in", account.email);
    const ended = await revokeAll(tx, userId, nowOf(first));
    await audit(tx, first, log(ended));
    await first.queue.enqueue(tx, securityNotice, {
      publicationId: first.publication.id,
      userId,
      event: "second_factors_reset",
      userAgent: null,
      at: nowOf(first),
    });
    return ended;
  });
  for (const place of others) await transact(place, (tx) => audit(tx, place, log(sessionsEnded)));
  return { ...held, sessionsEnded };
}
