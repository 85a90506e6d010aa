import { appErrorOf } from "@broadsheet/core/kernel/trpc";
import { TRPCError } from "@trpc/server";
import type { Metadata } from "next";
import { JoinButton } from "@/features/sign-in/confirm-button.tsx";
import { Entrance } from "@/features/sign-in/entrance.tsx";
import { InvitationForm } from "@/features/sign-in/invitation-form.tsx";
import { LinkExpired } from "@/features/sign-in/link-expired.tsx";
import { getCaller, getContext } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

const roleNames = {
  owner: "an owner",
  admin: "an administrator",
  editor: "an editor",
  author: "an author",
  contributor: "a contributor",
};

async function readInvitation(token: string) {
  try {
    return await (await getCaller()).people.invitations.preview({ token });
  } catch (error) {
    const code = error instanceof TRPCError && appErrorOf(error).code;
    if (code === "LINK_EXPIRED" || code === "INVALID_INPUT") return null;
    throw error;
  }
}

export default async function InvitationPage({ searchParams }: PageProps<"/studio/invitation">) {
  const { token } = await searchParams;
  const { publication } = await getContext();
  const { name } = publication;
  const invitation = typeof token === "string" ? await readInvitation(token) : null;
  if (typeof token !== "string" || !invitation)
    return <LinkExpired publicationName={name} advice="Ask whoever invited you to send it again." />;
  const { email, role, hasAccount } = invitation;
  return (
    <Entrance
      publicationName={name}
      title="You are invited"
      description={
        <>
          Join {name} as {roleNames[role]}
          {hasAccount ? (
            <>
              {" "}
              with your account <strong className="break-all font-medium text-ink">{email}</strong>.
            </>
          ) : (
            "."
          )}
        </>
      }
    >
      {hasAccount ? (
        <JoinButton token={token} publicationName={name} />
      ) : (
        <InvitationForm token={token} email={email} publicationName={name} />
      )}
    </Entrance>
  );
}
