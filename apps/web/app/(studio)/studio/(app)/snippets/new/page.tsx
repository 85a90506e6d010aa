import type { Metadata } from "next";
import { NewSnippet } from "@/features/snippets/snippet-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "New snippet" };

export default async function NewSnippetPage() {
  if (!(await permitted("snippet:create"))) return <NoPermission />;
  return <NewSnippet />;
}
