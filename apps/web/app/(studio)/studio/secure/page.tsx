import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SetUpFactor } from "@/features/account/set-up-factor.tsx";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { LeaveButton } from "@/features/sign-in/leave-button.tsx";
import { nextPath } from "@/features/sign-in/next-path.ts";
import { getContext, requireUser } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Set up a second factor" };

/** Where a publication that asks its staff for a second factor sends those who have none yet. */
export default async function SecurePage({ searchParams }: PageProps<"/studio/secure">) {
  const target = nextPath((await searchParams).next);
  const { arriving, publication } = await getContext();
  if (arriving?.owes !== "setup") {
    await requireUser(target);
    redirect(target as "/studio");
  }
  return (
    <Entrance
      publicationName={publication.name}
      title="Set up a second factor"
      description={`${publication.name} asks everybody who works here for more than a password or a mailed link. It takes a minute, once.`}
      footer={<LeaveButton />}
    >
      <SetUpFactor next={target} />
    </Entrance>
  );
}
