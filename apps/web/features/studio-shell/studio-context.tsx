"use client";
import { type Permission, type Role, roleAllows } from "@broadsheet/contract/permissions";
import { createContext, type ReactNode, useContext } from "react";

/** Who works here and for which publication; the same on every screen of the studio. */
export interface Studio {
  person: { userId: string; authorId: string; name: string; email: string; role: Role };
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

/** Whether the signed-in person's role holds a permission. What they may do with one post, its `actions` say. */
export function useMay(permission: Permission): boolean {
  return roleAllows(useStudio().person.role, permission);
}
