import type { ReactNode } from "react";

export interface KeptProps {
  /** What the children are made from and nothing else; they are kept as long as it is. */
  of: object;
  /** Tells apart what is kept of one object. */
  as: string;
  children: ReactNode;
}

/** Children that are the same on many pages: rendered once and kept as text (static/render-static.ts). */
export function Kept({ children }: KeptProps) {
  return children;
}
