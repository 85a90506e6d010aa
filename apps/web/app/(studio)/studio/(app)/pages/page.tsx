import type { Metadata } from "next";
import { ListPage } from "@/features/posts/list/list-page.tsx";

export const metadata: Metadata = { title: "Pages" };

export default async function PagesPage({ searchParams }: PageProps<"/studio/pages">) {
  return <ListPage kind="page" params={await searchParams} />;
}
