import type { AuthenticationResponse, RegistrationResponse } from "@broadsheet/contract/passkeys";
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { z } from "zod";

/** Who asks for a passkey (WebAuthn's relying party): the host of one publication. */
export interface RelyingParty {
  /** The host alone, without a port. */
  id: string;
  /** Scheme, host and port as the browser must name them. */
  origin: string;
  name: string;
}

export function relyingPartyOf(publication: { url: string; name: string }): RelyingParty {
  const { hostname, origin } = new URL(publication.url);
  return { id: hostname, origin, name: publication.name };
}

/** How long a browser has for an answer. */
export const passkeyMinutes = 5;
const timeout = passkeyMinutes * 60_000;

/** Asks a browser to make a passkey that is found without a name and is opened by the person (touch, face, PIN). */
export function registrationOptions(
  party: RelyingParty,
  person: { userId: string; email: string; name: string },
  existing: readonly string[],
) {
  return generateRegistrationOptions({
    rpName: party.name,
    rpID: party.id,
    userName: person.email,
    userDisplayName: person.name,
    userID: new TextEncoder().encode(person.userId),
    timeout,
    attestationType: "none",
    excludeCredentials: existing.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
}

/** Asks a browser to sign with one of these passkeys, or with any it has for this host. */
export function authenticationOptions(party: RelyingParty, allowed: readonly string[] = []) {
  return generateAuthenticationOptions({
    rpID: party.id,
    timeout,
    userVerification: "required",
    allowCredentials: allowed.map((id) => ({ id })),
  });
}

const clientData = z.object({ challenge: z.string().min(16).max(200) });

/** The challenge that an answer claims to be for; null when it names none. Verifying proves the claim. */
export function challengeOf(answer: { response: { clientDataJSON: string } }): string | null {
  try {
    const text = Buffer.from(answer.response.clientDataJSON, "base64url").toString("utf8");
    return clientData.safeParse(JSON.parse(text)).data?.challenge ?? null;
  } catch {
    return null;
  }
}

export interface NewPasskey {
  id: string;
  publicKey: Uint8Array;
  counter: number;
  transports: string[];
  /** It is copied to the person's other devices. */
  synced: boolean;
}

const transportNames = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"];

/** The passkey that a browser made for this challenge and host; null for an answer that does not hold. */
export async function verifyRegistration(
  party: RelyingParty,
  challenge: string,
  response: RegistrationResponse,
): Promise<NewPasskey | null> {
  try {
    const { registrationInfo } = await verifyRegistrationResponse({
      response: response as Parameters<typeof verifyRegistrationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
    });
    if (!registrationInfo) return null;
    const { credential, credentialBackedUp } = registrationInfo;
    const transports = (credential.transports ?? []).filter((each) => transportNames.includes(each));
    const { id, publicKey, counter } = credential;
    return { id, publicKey, counter, transports, synced: credentialBackedUp };
  } catch {
    return null;
  }
}

/**
 * Whether an answer was signed by this passkey for this challenge and host, and what its device counted. Null for one that was not, and
 * when the count does not go on: then there is a copy of the key.
 */
export async function verifyAuthentication(
  party: RelyingParty,
  challenge: string,
  response: AuthenticationResponse,
  passkey: { id: string; publicKey: Uint8Array; counter: number; transports: string[] },
): Promise<{ counter: number; synced: boolean } | null> {
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: response as Parameters<typeof verifyAuthenticationResponse>[0]["response"],
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      credential: { ...passkey, publicKey: new Uint8Array(passkey.publicKey) },
    });
    const { newCounter, credentialBackedUp } = authenticationInfo;
    return verified ? { counter: newCounter, synced: credentialBackedUp } : null;
  } catch {
    return null;
  }
}
