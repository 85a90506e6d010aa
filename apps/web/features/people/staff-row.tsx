"use client";
import type { StaffMember } from "@broadsheet/contract/people";
import { Avatar } from "@broadsheet/ui/avatar";
import { Badge } from "@broadsheet/ui/badge";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Ellipsis } from "lucide-react";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { roleName } from "./role-words.ts";
import type { StaffAction } from "./staff-actions.ts";

const labels: Record<StaffAction, string> = {
  role: "Change role…",
  permissions: "Permissions…",
  transfer: "Make owner…",
  suspend: "Suspend…",
  reinstate: "Let in again",
  remove: "Remove…",
  leave: "Leave the publication…",
};
const destructive: ReadonlySet<StaffAction> = new Set<StaffAction>(["suspend", "remove", "leave"]);

interface StaffRowProps {
  member: StaffMember;
  actions: readonly StaffAction[];
  onAction: (member: StaffMember, action: StaffAction) => void;
}

export function StaffRow({ member, actions, onAction }: StaffRowProps) {
  const own = useStudio().person.userId === member.userId;
  const manages = useMay("staff:manage");
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)_2.5rem] items-center gap-x-3.5 gap-y-1.5 px-5 py-3.5 sm:grid-cols-[auto_minmax(0,1fr)_8rem_10rem_2.5rem]">
      <Avatar name={member.name} className={member.suspended ? "opacity-50" : ""} />
      <div className="grid min-w-0 gap-0.5">
        <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium">{member.name}</span>
          {own && <Badge tone="accent">You</Badge>}
          {member.suspended && <Badge tone="danger">Suspended</Badge>}
          {member.extraPermissions.length > 0 && (
            <Badge tone="outline">+{member.extraPermissions.length} granted</Badge>
          )}
          {manages && !member.secondFactor && <Badge tone="warning">No second factor</Badge>}
        </p>
        <p className="truncate text-ink-faint text-xs">{member.email}</p>
      </div>
      <p className="col-start-2 flex flex-wrap items-baseline gap-x-2 text-ink-faint text-xs sm:contents">
        <span className="text-ink text-sm">{roleName(member)}</span>
        <span>
          {member.lastSeenAt ? (
            <>
              Seen <TimeAgo at={member.lastSeenAt} />
            </>
          ) : (
            "Not seen yet"
          )}
        </span>
      </p>
      <div className="col-start-3 row-start-1 justify-self-end sm:col-start-5 sm:row-auto">
        {actions.length > 0 && (
          <DropdownMenu
            trigger={
              <IconButton label={`Actions for ${member.name}`} tooltip={false} size="sm">
                <Ellipsis />
              </IconButton>
            }
          >
            {actions.map((action) => (
              <MenuItem
                key={action}
                destructive={destructive.has(action)}
                onSelect={() => onAction(member, action)}
              >
                {labels[action]}
              </MenuItem>
            ))}
          </DropdownMenu>
        )}
      </div>
    </li>
  );
}
