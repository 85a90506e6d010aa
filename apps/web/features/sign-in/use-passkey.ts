"use client";
import type { PasskeyOptions } from "@broadsheet/contract/passkeys";
import { authenticationResponse, registrationResponse } from "@broadsheet/contract/passkeys";
import { startAuthentication, startRegistration, WebAuthnError } from "@simplewebauthn/browser";
import { appErrorOf } from "@/trpc/app-error.ts";

type Creation = Parameters<typeof startRegistration>[0]["optionsJSON"];
type Request = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Has the browser make a passkey. The server wrote the options; they are passed on as they are. */
export async function makePasskey(options: PasskeyOptions) {
  return registrationResponse.parse(await startRegistration({ optionsJSON: options as unknown as Creation }));
}

/** Has the browser sign with a passkey. */
export async function signWithPasskey(options: PasskeyOptions) {
  return authenticationResponse.parse(
    await startAuthentication({ optionsJSON: options as unknown as Request }),
  );
}

/** What went wrong, in a sentence; null when the person only closed the browser's window. */
export function passkeyProblem(error: unknown): string | null {
  if (error instanceof WebAuthnError || (error instanceof Error && error.name === "NotAllowedError")) {
    if (error.name === "InvalidStateError") return "This device has a passkey for this account already.";
    if (error.name === "NotAllowedError") return null;
    return "The browser could not use a passkey here.";
  }
  return appErrorOf(error).message;
}
