"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { MessageSquarePlus, PencilLine } from "lucide-react";
import { useEditorContext } from "../editor-context.tsx";
import { useReview } from "./review-context.tsx";

/** The toolbar's part of the review: comment on what is selected, and the mode in which changes are suggestions. */
export function ReviewTools() {
  const { post } = useEditorContext();
  const { beginComment, suggesting, mustSuggest, setSuggesting } = useReview();
  return (
    <>
      {post.actions.includes("comment") && (
        <IconButton
          size="sm"
          label="Comment (Ctrl Alt M)"
          // The selection stays where it is.
          onMouseDown={(event) => event.preventDefault()}
          onClick={beginComment}
        >
          <MessageSquarePlus />
        </IconButton>
      )}
      {post.actions.includes("suggest") && (
        <IconButton
          size="sm"
          label={mustSuggest ? "Your changes are suggestions" : "Suggest changes"}
          aria-pressed={suggesting}
          aria-disabled={mustSuggest || undefined}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => !mustSuggest && setSuggesting(!suggesting)}
          className="aria-pressed:bg-success-soft aria-pressed:text-success"
        >
          <PencilLine />
        </IconButton>
      )}
    </>
  );
}
