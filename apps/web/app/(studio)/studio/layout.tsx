import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { StudioProviders } from "@/features/studio/providers.tsx";
import { ThemeScript } from "@/features/studio/theme-script.tsx";

export const metadata: Metadata = { title: { default: "Studio", template: "%s · Studio" } };

/** Reading the nonce makes every studio page a page of its request, as its Content-Security-Policy asks. */
export default async function StudioLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  return (
    <>
      <ThemeScript nonce={nonce} />
      <StudioProviders>{children}</StudioProviders>
    </>
  );
}
