import { z } from "zod";
import { id, line } from "./primitives.ts";

const encoded = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^[\w-]*$/);

/** What a browser is asked to do, in WebAuthn's JSON form; it is passed on as it is. */
export const passkeyOptions = z.looseObject({ challenge: z.string() });
export type PasskeyOptions = z.infer<typeof passkeyOptions>;

const credential = {
  id: encoded(1400),
  rawId: encoded(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.string().max(40).optional(),
  clientExtensionResults: z.record(z.string(), z.json()).default({}),
};

/** A browser's answer to being asked for a new passkey (RegistrationResponseJSON). */
export const registrationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(8000),
    attestationObject: encoded(64_000),
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});
export type RegistrationResponse = z.infer<typeof registrationResponse>;

/** A browser's answer to being asked to sign with one (AuthenticationResponseJSON). */
export const authenticationResponse = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: encoded(8000),
    authenticatorData: encoded(8000),
    signature: encoded(8000),
    userHandle: encoded(200).optional(),
  }),
});
export type AuthenticationResponse = z.infer<typeof authenticationResponse>;

export const passkeyName = line(60).pipe(z.string().min(1, { error: "Give the passkey a name" }));
export const passkeyId = encoded(1400).min(1);
export const renamePasskeyInput = z.object({ id: passkeyId, name: passkeyName });
export const signInWithPasskeyInput = z.object({ response: authenticationResponse });
export const signInWithPasskeyOutput = z.object({ userId: id });
