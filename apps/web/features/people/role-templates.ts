import { type Permission, permissionsOf, type Role } from "@broadsheet/contract/permissions";
import { roleWords } from "./role-words.ts";

export interface RoleTemplate {
  id: string;
  name: string;
  description: string;
  permissions: readonly Permission[];
}

const suggests: readonly Permission[] = [
  "post:read:any",
  "post:comment:any",
  "post:suggest:any",
  "tag:read",
  "media:read",
  "author:read",
  "publication:read",
];

export const nothing: RoleTemplate = { id: "nothing", name: "Nothing", description: "", permissions: [] };

/** What a role of a publication's own can start from: what teams make most, the built-in ones that it may stand beside, and nothing. */
export const roleTemplates: readonly RoleTemplate[] = [
  {
    id: "suggester",
    name: "Suggester",
    description: "Comments and suggests changes; changes nothing.",
    permissions: suggests,
  },
  {
    id: "reviewer",
    name: "Reviewer",
    description: "Comments, suggests changes, and approves; changes nothing.",
    permissions: [...suggests, "post:review"],
  },
  ...(["contributor", "author", "editor"] satisfies Role[]).map((role) => ({
    id: role,
    name: roleWords[role].label,
    description: roleWords[role].description,
    permissions: [...permissionsOf[role]],
  })),
  nothing,
];
