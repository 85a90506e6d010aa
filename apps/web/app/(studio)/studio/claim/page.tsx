import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ClaimForm } from "@/features/sign-in/claim-form.tsx";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { LinkExpired } from "@/features/sign-in/link-expired.tsx";
import { getCaller, getContext } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Welcome", referrer: "no-referrer" };

export default async function ClaimPage({ searchParams }: PageProps<"/studio/claim">) {
  const { token } = await searchParams;
  const { publication } = await getContext();
  const { claimed } = await (await getCaller()).installation.state();
  if (claimed) redirect("/studio");
  if (typeof token !== "string" || token.length < 20) {
    const advice = "Start Broadsheet again: it prints a new one.";
    return <LinkExpired publicationName={publication.name} advice={advice} />;
  }
  return (
    <Entrance
      publicationName="Broadsheet"
      title="Make it yours"
      description="Name your publication and create its first account. You will be its owner."
    >
      <ClaimForm token={token} />
    </Entrance>
  );
}
