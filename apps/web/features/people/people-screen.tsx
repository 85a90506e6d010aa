"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useQuery } from "@tanstack/react-query";
import { MailPlus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { LoadFailed, RowsSkeleton } from "@/features/studio/screen-states.tsx";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { InvitationList } from "./invitation-list.tsx";
import { type StaffAction, staffActions } from "./staff-actions.ts";
import { StaffRow } from "./staff-row.tsx";

const InviteForm = onDemand(() => import("./invite-form.tsx").then((module) => module.InviteForm));
const StaffStep = onDemand(() => import("./staff-step.tsx").then((module) => module.StaffStep));

/** The staff, and who has been invited to it. */
export function PeopleScreen() {
  const manages = useMay("staff:manage");
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title="People"
        description="Who works for this publication, and what each of them may do."
        actions={
          <>
            <Button asChild>
              <Link href="/studio/people/roles">Roles</Link>
            </Button>
            {manages && (
              <Button variant="primary" onClick={() => setInviting(true)}>
                <MailPlus aria-hidden />
                Invite somebody
              </Button>
            )}
          </>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
        <Staff />
        {manages && <InvitationList onInvite={() => setInviting(true)} />}
      </div>
      {inviting && <InviteForm onClose={() => setInviting(false)} />}
    </>
  );
}

function Staff() {
  const trpc = useTRPC();
  const { person } = useStudio();
  const [step, setStep] = useState<{ member: StaffMember; action: StaffAction }>();
  const staff = useQuery(trpc.people.staff.list.queryOptions());
  if (staff.isPending) return <RowsSkeleton />;
  if (staff.isError)
    return <LoadFailed error={staff.error} what="The staff" onRetry={() => void staff.refetch()} />;
  return (
    <Card aria-label="Staff" className="overflow-hidden">
      <ul className="divide-y divide-line">
        {staff.data.map((member) => (
          <StaffRow
            key={member.userId}
            member={member}
            actions={staffActions(person, member, staff.data)}
            onAction={(who, action) => setStep({ member: who, action })}
          />
        ))}
      </ul>
      {step && <StaffStep {...step} onClose={() => setStep(undefined)} />}
    </Card>
  );
}
