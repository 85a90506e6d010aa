"use client";
import type { WorkingCopy } from "@broadsheet/contract/posts";
import { renderHtml } from "@broadsheet/document/html";
import type { PostDocument } from "@broadsheet/document/types";
import { useMemo } from "react";
import "./text/post-text.css";

type ShownPost = Pick<WorkingCopy, "title" | "document" | "settings">;

/** A working copy or revision as its readers would find it: title, cover, text. Loaded when somebody looks at one. */
export function RenderedPost({ title, document, settings }: ShownPost) {
  const html = useMemo(() => renderHtml(document as PostDocument, { idPrefix: "shown-" }), [document]);
  const { cover } = settings;
  return (
    <article className="mx-auto max-w-[40rem]">
      <h2 className="pb-4 font-medium font-serif text-3xl tracking-tight">{title || "Untitled"}</h2>
      {settings.excerpt && <p className="pb-4 font-serif text-ink-soft text-lg">{settings.excerpt}</p>}
      {cover && (
        <figure className="pb-5">
          <img src={cover.src} alt={cover.alt} className="w-full rounded-md" />
          {cover.caption && <figcaption className="pt-1 text-ink-soft text-sm">{cover.caption}</figcaption>}
        </figure>
      )}
      {/* the document's renderer escapes text and sanitises HTML */}
      <div className="post-text" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
