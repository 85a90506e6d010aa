import { z } from "zod";
import { authenticationResponse, passkeyId, passkeyName, registrationResponse } from "./passkeys.ts";
import { instant } from "./primitives.ts";

/** A code of an authenticator app, or a recovery code, as somebody types it. */
export const secondFactorCode = z.string().trim().min(1, { error: "Enter a code" }).max(40);

export const passkey = z.object({
  id: passkeyId,
  name: z.string(),
  /** The host it signs in at, and whether that is this publication's. */
  host: z.string(),
  here: z.boolean(),
  synced: z.boolean(),
  createdAt: instant,
  lastUsedAt: instant.nullable(),
});
export type Passkey = z.infer<typeof passkey>;

/** How the signed-in person proves who they are. */
export const signInMethods = z.object({
  hasPassword: z.boolean(),
  /** Since when an authenticator app is asked for; null without one. */
  authenticatorSince: instant.nullable(),
  recoveryCodesLeft: z.number().int(),
  passkeys: z.array(passkey),
  /** This publication asks its staff for a second factor. */
  required: z.boolean(),
  /** They have shown a moment ago that it is them: methods can be changed without asking again. */
  confirmed: z.boolean(),
});
export type SignInMethods = z.infer<typeof signInMethods>;

/** What the page of the second step needs to know. */
export const secondStep = z.object({ authenticator: z.boolean(), passkey: z.boolean() });
export type SecondStep = z.infer<typeof secondStep>;

export const startAuthenticatorOutput = z.object({
  /** In base32, for who types it. */
  secret: z.string(),
  address: z.string(),
  /** An SVG document. */
  qrCode: z.string(),
});
const endOthers = { endOtherSessions: z.boolean().default(false) };
export const confirmAuthenticatorInput = z.object({ code: secondFactorCode, ...endOthers });
export const removeAuthenticatorInput = z.object(endOthers);
/** Shown this once; only hashes are kept. */
export const recoveryCodesOutput = z.object({ recoveryCodes: z.array(z.string()) });
export const addPasskeyInput = z.object({
  name: passkeyName,
  response: registrationResponse,
  ...endOthers,
});
export const addPasskeyOutput = z.object({
  /** Made with a person's first second factor. */
  recoveryCodes: z.array(z.string()),
});
export const removePasskeyInput = z.object({ id: passkeyId, ...endOthers });

/** One way to show that it is you: a code, the password, or a passkey's signature. */
export const proof = z.union([
  z.object({ code: secondFactorCode }),
  z.object({ password: z.string().min(1).max(200) }),
  z.object({ passkey: authenticationResponse }),
]);
export type Proof = z.infer<typeof proof>;
/** A password alone is no second factor. */
export const secondProof = z.union([
  z.object({ code: secondFactorCode }),
  z.object({ passkey: authenticationResponse }),
]);
export type SecondProof = z.infer<typeof secondProof>;
