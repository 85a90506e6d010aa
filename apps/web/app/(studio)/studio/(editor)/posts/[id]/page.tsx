import { EditorPage, editorMetadata } from "@/features/editor/editor-page.tsx";

export const metadata = editorMetadata;

export default async function PostEditorPage({ params }: PageProps<"/studio/posts/[id]">) {
  return <EditorPage kind="post" id={(await params).id} />;
}
