"use client";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { renderHtml } from "@broadsheet/document/html";
import type { PostDocument } from "@broadsheet/document/types";
import { useMemo } from "react";
import "@/features/editor/text/post-text.css";

/** A snippet as readers find it in a text. Loaded when somebody looks at one. */
export function RenderedSnippet({ document }: { document: PostDocumentJson }) {
  const html = useMemo(() => renderHtml(document as PostDocument, { idPrefix: "snippet-" }), [document]);
  // the document's renderer escapes text and sanitises HTML
  return <div className="post-text mx-auto max-w-[40rem]" dangerouslySetInnerHTML={{ __html: html }} />;
}
