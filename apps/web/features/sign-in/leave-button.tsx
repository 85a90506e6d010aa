"use client";
import { signOut } from "next-auth/react";
import { enter } from "./calls.ts";

/** Ends a session that was begun, for who is somebody else. */
export function LeaveButton() {
  return (
    <button
      type="button"
      className="rounded-sm underline underline-offset-2 hover:text-ink"
      onClick={() => void signOut({ redirect: false }).then(() => enter("/studio/sign-in"))}
    >
      Sign in as somebody else
    </button>
  );
}
