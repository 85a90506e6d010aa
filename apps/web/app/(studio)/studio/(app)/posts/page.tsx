import type { Metadata } from "next";
import { ListPage } from "@/features/posts/list/list-page.tsx";

export const metadata: Metadata = { title: "Posts" };

export default async function PostsPage({ searchParams }: PageProps<"/studio/posts">) {
  return <ListPage kind="post" params={await searchParams} />;
}
