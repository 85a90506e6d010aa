import type { Metadata } from "next";
import { UseLinkButton } from "@/features/sign-in/confirm-button.tsx";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { LinkExpired } from "@/features/sign-in/link-expired.tsx";
import { nextPath } from "@/features/sign-in/next-path.ts";
import { getContext } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Sign in by link", referrer: "no-referrer" };

/** Where a mailed link leads. Opening it changes nothing, because mail programs open links to look at them; the button signs in. */
export default async function SignInLinkPage({ searchParams }: PageProps<"/studio/sign-in/link">) {
  const { token, next } = await searchParams;
  const { publication } = await getContext();
  if (typeof token !== "string" || token === "") return <LinkExpired publicationName={publication.name} />;
  return (
    <Entrance
      publicationName={publication.name}
      title="Welcome back"
      description="This link signs you in once, on this device."
    >
      <UseLinkButton token={token} next={nextPath(next)} />
    </Entrance>
  );
}
