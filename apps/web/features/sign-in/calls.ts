"use client";
import type { AppRouter } from "@broadsheet/core/root.router";
import { createTRPCClient, httpLink } from "@trpc/client";
import { signIn } from "next-auth/react";

/**
 * Calls that may answer with a session's cookie. One request each: the answer of a streamed batch has sent its headers before a cookie can be
 * among them.
 */
export const entranceClient = createTRPCClient<AppRouter>({ links: [httpLink({ url: "/api/trpc" })] });

const texts: Record<string, string> = {
  SIGN_IN_FAILED: "That e-mail address and password do not match",
  LINK_EXPIRED: "This link has expired or was used before; ask for a new one",
};

function wait(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}

/** What the sign-in page says for a code that came back from next-auth. */
function refusalText(code: string | undefined): string {
  const [name = "", seconds] = (code ?? "").split(".");
  if (name === "RATE_LIMITED")
    return `Too many attempts. Try again in ${wait(Number(seconds ?? 60))}, or let us mail you a link.`;
  return texts[name] ?? "Signing in did not work. Try again in a moment.";
}

/** Signs in with next-auth. Answers null when it worked, else a sentence for the person. */
export async function tryToSignIn(
  provider: "password" | "link",
  credentials: Record<string, string>,
): Promise<string | null> {
  try {
    const result = await signIn(provider, { ...credentials, redirect: false });
    return result.error ? refusalText(result.code) : null;
  } catch {
    return "Broadsheet cannot be reached right now. Check your connection and try again.";
  }
}

/** Opens an address anew, so that everything is read as the person who has just signed in. */
export function enter(path: string): void {
  window.location.assign(path);
}
