"use client";
import { Button } from "@broadsheet/ui/button";
import { PageHeader } from "@broadsheet/ui/page-header";
import Link from "next/link";
import { roleWords } from "@/features/people/role-words.ts";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { SessionList } from "./session-list.tsx";

export function AccountScreen() {
  const { label, description } = roleWords[useStudio().person.role];
  return (
    <>
      <PageHeader
        title="Your account"
        description={`${label}. ${description}`}
        actions={
          <Button asChild>
            <Link href="/studio/account/notifications">Mails to you</Link>
          </Button>
        }
      />
      <div className="grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <ProfileForm />
        <PasswordForm />
        <SessionList />
      </div>
    </>
  );
}
