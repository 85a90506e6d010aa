"use client";
import { holds, type Permission, type Role } from "@broadsheet/contract/permissions";
import { createContext, type ReactNode, useContext } from "react";

/** Who works here and for which publication; the same on every screen of the studio. */
export interface Studio {
  person: {
    userId: string;
    authorId: string;
    name: string;
    email: string;
    role: Role;
    /** What they may do, whichever role says so. */
    permissions: ReadonlySet<Permission>;
    /** What their role is called: a built-in one, or one of the publication's own. */
    roleName: string;
    roleDescription: string;
  };
  publication: { name: string; url: string; timezone: string; language: string; reviewRequired: boolean };
}

const StudioContext = createContext<Studio | null>(null);

export function StudioProvider({ studio, children }: { studio: Studio; children: ReactNode }) {
  return <StudioContext value={studio}>{children}</StudioContext>;
}

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) throw new Error("useStudio needs the studio's layout above it");
  return studio;
}

/** Whether the signed-in person holds a permission. What they may do with one post, its `actions` say. */
export function useMay(permission: Permission): boolean {
  return holds(useStudio().person, permission);
}
