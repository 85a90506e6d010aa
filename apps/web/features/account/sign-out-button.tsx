"use client";
import { Button } from "@broadsheet/ui/button";
import { toast } from "@broadsheet/ui/toast";
import { LogOut } from "lucide-react";
import { signOut } from "next-auth/react";
import { useState } from "react";
import { forgetLocalCopies } from "@/features/editor/collab/forget-local-copies.ts";

/** Ends this session, its row and its cookie. */
export function SignOutButton() {
  const [busy, setBusy] = useState(false);
  async function leave(): Promise<void> {
    setBusy(true);
    try {
      await signOut({ redirect: false });
      // The next person at this browser finds no words of this one.
      await forgetLocalCopies();
      window.location.assign("/studio/sign-in");
    } catch {
      setBusy(false);
      toast({ title: "Signing out did not work; try again", tone: "danger" });
    }
  }
  return (
    <Button size="sm" loading={busy} onClick={() => void leave()}>
      <LogOut aria-hidden />
      Sign out
    </Button>
  );
}
