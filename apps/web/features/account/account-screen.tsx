"use client";
import { Button } from "@broadsheet/ui/button";
import { PageHeader } from "@broadsheet/ui/page-header";
import Link from "next/link";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { Passkeys } from "./passkeys.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SecondFactors } from "./second-factors.tsx";
import { SessionList } from "./session-list.tsx";

export function AccountScreen() {
  const { roleName, roleDescription } = useStudio().person;
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${roleName}. ${roleDescription}`}
        actions={
          <Button asChild>
            <Link href="/studio/account/notifications">Mails to you</Link>
          </Button>
        }
      />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <ProfileForm />
        <PasswordForm />
        <SecondFactors />
        <Passkeys />
        <SessionList />
      </div>
    </>
  );
}
