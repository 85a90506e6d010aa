import type { Role } from "@broadsheet/contract/permissions";

/** What the role of a person or an invitation is called. */
export function roleName({ role, ownRole }: { role: Role; ownRole: { name: string } | null }): string {
  return ownRole?.name ?? roleWords[role].label;
}

/** What somebody of a role may do, in words. */
export const roleWords: Record<Role, { label: string; description: string }> = {
  owner: {
    label: "Owner",
    description: "Everything, including handing the publication over to somebody else.",
  },
  admin: {
    label: "Admin",
    description: "Everything an editor does; manages people, settings, redirects and API tokens.",
  },
  editor: { label: "Editor", description: "Reviews, edits and publishes everybody’s posts; manages tags." },
  author: { label: "Author", description: "Writes and publishes posts with their own byline." },
  contributor: {
    label: "Contributor",
    description: "Writes posts with their own byline; somebody else publishes them.",
  },
};
