import type { Metadata } from "next";
import { MailChoicesScreen } from "@/features/notifications/mail-choices-screen.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Mails to you" };

export default async function MailChoicesPage() {
  await requireUser();
  await getQueryClient().prefetchQuery(trpc.notifications.mailChoices.queryOptions());
  return (
    <HydrateClient>
      <MailChoicesScreen />
    </HydrateClient>
  );
}
