import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { LeaveButton } from "@/features/sign-in/leave-button.tsx";
import { nextPath } from "@/features/sign-in/next-path.ts";
import { SecondStepForm } from "@/features/sign-in/second-step-form.tsx";
import { getCaller, getContext, requireUser } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Second step" };

/** Where somebody goes on who has shown the first factor. */
export default async function SecondStepPage({ searchParams }: PageProps<"/studio/sign-in/code">) {
  const target = nextPath((await searchParams).next);
  const { arriving, publication } = await getContext();
  if (arriving?.owes !== "code") {
    await requireUser(target);
    redirect(target as "/studio");
  }
  const ways = await (await getCaller()).people.signIn.secondStep();
  return (
    <Entrance
      publicationName={publication.name}
      title="One more step"
      description={`You are signing in as ${arriving.actor.email}.`}
      footer={<LeaveButton />}
    >
      <SecondStepForm ways={ways} next={target} />
    </Entrance>
  );
}
