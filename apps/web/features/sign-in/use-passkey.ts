"use client";
import type { PasskeyOptions } from "@broadsheet/contract/passkeys";
import type { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { appErrorOf } from "@/trpc/app-error.ts";

type Creation = Parameters<typeof startRegistration>[0]["optionsJSON"];
type Request = Parameters<typeof startAuthentication>[0]["optionsJSON"];

/** Needed by a press of a button alone. */
const parts = () => Promise.all([import("@simplewebauthn/browser"), import("@broadsheet/contract/passkeys")]);

/** Has the browser make a passkey. The server wrote the options; they are passed on as they are. */
export async function makePasskey(options: PasskeyOptions) {
  const [{ startRegistration }, { registrationResponse }] = await parts();
  return registrationResponse.parse(await startRegistration({ optionsJSON: options as unknown as Creation }));
}

/** Has the browser sign with a passkey. */
export async function signWithPasskey(options: PasskeyOptions) {
  const [{ startAuthentication }, { authenticationResponse }] = await parts();
  return authenticationResponse.parse(
    await startAuthentication({ optionsJSON: options as unknown as Request }),
  );
}

/** What went wrong, in a sentence; null when the person only closed the browser's window. */
export function passkeyProblem(error: unknown): string | null {
  if (isOfBrowser(error)) {
    if (error.name === "InvalidStateError") return "This device has a passkey for this account already.";
    if (error.name === "NotAllowedError") return null;
    return "The browser could not use a passkey here.";
  }
  return appErrorOf(error).message;
}

/** The library's errors are told by their codes: the library itself is here only once a button was pressed. */
function isOfBrowser(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  return error.name === "NotAllowedError" || ("code" in error && String(error.code).startsWith("ERROR_"));
}
