import { seal } from "@broadsheet/auth/sealed";
import { newTotpSecret, totpCode } from "@broadsheet/auth/totp";
import { inPublication } from "@broadsheet/db/connection";
import { passkeys, totpSecrets } from "@broadsheet/db/schema";
import { factoryTime, makeStaff } from "@broadsheet/testing/factories";
import { totpPurpose } from "../../people/check-code.ts";
import type { Cell } from "./world.ts";

/** Methods are changed by people who have just signed in. */
async function signedInNow({ world, person }: Cell): Promise<void> {
  const { database, services } = world.app;
  const now = services.clock.now().toISOString();
  if (person) await database.owner`update sessions set created_at = ${now} where id = ${person.sessionId}`;
}

export const fresh =
  (extra: object = {}) =>
  async (cell: Cell) => {
    await signedInNow(cell);
    return extra;
  };

async function makeApp({ world, person, publicationId }: Cell, confirmed: boolean): Promise<string> {
  const secret = newTotpSecret();
  if (!person) return secret;
  const { db, config } = world.app.services;
  const { userId } = person;
  const sealedSecret = seal(config.secret, totpPurpose, userId, secret);
  const confirmedAt = confirmed ? factoryTime : null;
  await inPublication(db, publicationId, (tx) =>
    tx.insert(totpSecrets).values({ userId, sealedSecret, createdAt: factoryTime, confirmedAt }),
  );
  return secret;
}

type Codes = (cell: Cell, secret: string) => object;
export const nextCode: Codes = ({ world }, secret) => ({
  code: totpCode(secret, world.app.services.clock.now()),
});
export const firstCode = async (cell: Cell) => {
  await signedInNow(cell);
  return nextCode(cell, await makeApp(cell, false));
};
/** Somebody with an authenticator app. */
export const withApp =
  (input: Codes = () => ({})) =>
  async (cell: Cell) => {
    await signedInNow(cell);
    return input(cell, await makeApp(cell, true));
  };

export const passkey =
  (extra: object = {}) =>
  async (cell: Cell) => {
    const { relation, person, publicationId, n, world } = cell;
    await signedInNow(cell);
    const { db } = world.app.services;
    const whose = relation === "own" && person ? person : await makeStaff(db, publicationId, "author");
    const id = `passkey-${n}`;
    await inPublication(db, publicationId, (tx) =>
      tx.insert(passkeys).values({
        id,
        userId: whose.userId,
        relyingParty: "localhost",
        name: "Key",
        publicKey: new Uint8Array([1]),
        counter: 0,
        transports: [],
        synced: false,
        createdAt: factoryTime,
      }),
    );
    return { id, ...extra };
  };

const clientDataJSON = Buffer.from(
  JSON.stringify({
    type: "webauthn.get",
    challenge: "bm9ib2R5LWFza2VkLWZvci1pdA",
    origin: "http://localhost:3000",
  }),
).toString("base64url");
const credential = { id: "AA", rawId: "AA", type: "public-key" };

/** Well formed, and for a challenge nobody was given. */
export const foreignAnswer = fresh({
  name: "Mine",
  response: { ...credential, response: { clientDataJSON, attestationObject: "AA" } },
});
export const strangersSignature = fresh({
  response: { ...credential, response: { clientDataJSON, authenticatorData: "AA", signature: "AA" } },
});
