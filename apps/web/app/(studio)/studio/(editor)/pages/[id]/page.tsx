import { EditorPage, editorMetadata } from "@/features/editor/editor-page.tsx";

export const metadata = editorMetadata;

export default async function PageEditorPage({ params }: PageProps<"/studio/pages/[id]">) {
  return <EditorPage kind="page" id={(await params).id} />;
}
