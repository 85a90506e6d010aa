import { snippetPermissions } from "@broadsheet/contract/permissions";
import type { Metadata } from "next";
import { SnippetScreen } from "@/features/snippets/snippet-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "Snippet" };

export default async function SnippetPage({ params }: PageProps<"/studio/snippets/[id]">) {
  const { id } = await params;
  if (!(await permitted(...snippetPermissions))) return <NoPermission />;
  return <SnippetScreen key={id} id={id} />;
}
