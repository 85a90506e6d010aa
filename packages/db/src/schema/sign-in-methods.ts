import { sql } from "drizzle-orm";
import { bigint, boolean, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { bytes, instant } from "./columns.ts";
import { users } from "./people.ts";

const userId = () =>
  uuid()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" });

/** The secret that a person's authenticator app shares with us. Until it is confirmed by a code, it asks for nothing. */
export const totpSecrets = pgTable("totp_secrets", {
  userId: userId().primaryKey(),
  /** Encrypted: it must be read back to check a code. */
  sealedSecret: text().notNull(),
  /** The latest period of 30 seconds whose code was used: none of it or before is taken again. */
  lastStep: bigint({ mode: "number" }).notNull().default(0),
  createdAt: instant().notNull(),
  confirmedAt: instant(),
});

/** What opens the second door when the app is lost: each once. They have 80 random bits, so no slow hash is needed. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    userId: userId(),
    codeHash: text().notNull(),
    createdAt: instant().notNull(),
    usedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.codeHash] })],
);

/** Public keys that sign a person in, each for one host (its relying party). */
export const passkeys = pgTable(
  "passkeys",
  {
    /** The credential's id in base64url. */
    id: text().primaryKey(),
    userId: userId(),
    /** The host it was made for: browsers offer it there alone. */
    relyingParty: text().notNull(),
    name: text().notNull(),
    publicKey: bytes().notNull(),
    /** What its device counted last; 0 for those that do not count. */
    counter: bigint({ mode: "number" }).notNull(),
    transports: text().array().notNull(),
    /** It is copied to the person's other devices. */
    synced: boolean().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
  },
  (t) => [index("passkeys_user").on(t.userId, t.relyingParty)],
);

/** What a browser is asked to sign with a passkey: each once, within minutes. Only the SHA-256 of a challenge is kept. */
export const passkeyChallenges = pgTable(
  "passkey_challenges",
  {
    challengeHash: text().primaryKey(),
    purpose: text().$type<"sign_in" | "add" | "confirm">().notNull(),
    /** Whom it was given; null where that is what the passkey tells. */
    userId: uuid().references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index("passkey_challenges_expiry").on(t.expiresAt),
    check("passkey_challenges_purpose", sql`${t.purpose} in ('sign_in', 'add', 'confirm')`),
  ],
);
