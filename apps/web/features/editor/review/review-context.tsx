"use client";
import { toast } from "@broadsheet/ui/toast";
import type { Editor } from "@tiptap/core";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { passageToComment, tellReview } from "./anchors.ts";
import type { ReviewHooks } from "./review-extension.ts";

/** A comment in the making: the thread it will open, and what it is about. */
export interface CommentDraft {
  threadId: string;
  quote: string;
}

interface Review {
  /** The writing surface, once it is there. */
  editor: Editor | null;
  setEditor: (editor: Editor | null) => void;
  hooks: ReviewHooks;
  active: string | null;
  activate: (thread: string | null) => void;
  draft: CommentDraft | null;
  beginComment: () => void;
  endComment: () => void;
  /** What is done to the text becomes a suggestion. */
  suggesting: boolean;
  /** It always does: this person may not change the text itself. */
  mustSuggest: boolean;
  setSuggesting: (on: boolean) => void;
}

const ReviewContext = createContext<Review | null>(null);

export function useReview(): Review {
  const review = useContext(ReviewContext);
  if (!review) throw new Error("This part of the editor needs the review around it");
  return review;
}

const quoteLength = 400;

interface ReviewProviderProps {
  /** Brings the conversations into view. */
  onShow: () => void;
  children: ReactNode;
}

/** What text, toolbar and panel share of comments and suggestions. */
export function ReviewProvider({ onShow, children }: ReviewProviderProps) {
  const { post } = useEditorContext();
  const { person } = useStudio();
  const [editor, setEditor] = useState<Editor | null>(null);
  const [active, setActive] = useState<string | null>(null);
  const [draft, setDraft] = useState<CommentDraft | null>(null);
  const [wanted, setSuggesting] = useState(false);
  const mustSuggest = !post.actions.includes("edit") && post.actions.includes("suggest");
  const suggesting = mustSuggest || wanted;
  const mayComment = post.actions.includes("comment");

  const beginComment = useCallback(() => {
    const passage = editor && mayComment ? passageToComment(editor) : null;
    if (!editor || !passage) return toast("Select the text you want to comment on");
    const quote = editor.state.doc.textBetween(passage.from, passage.to, " ", " ").trim();
    tellReview(editor, { draft: passage });
    setDraft({ threadId: crypto.randomUUID(), quote: [...quote].slice(0, quoteLength).join("") });
    setActive(null);
    onShow();
  }, [editor, mayComment, onShow]);
  const endComment = useCallback(() => {
    if (editor) tellReview(editor, { draft: null });
    setDraft(null);
  }, [editor]);

  useEffect(() => {
    if (editor) tellReview(editor, { active });
  }, [editor, active]);

  // The text is made once; what it asks for is looked up when it asks.
  const now = useRef({ suggesting, beginComment, onShow });
  now.current = { suggesting, beginComment, onShow };
  const hooks = useMemo<ReviewHooks>(
    () => ({
      suggester: () => (now.current.suggesting ? person.userId : null),
      onThread: (thread) => {
        setActive(thread);
        now.current.onShow();
      },
      onComment: () => now.current.beginComment(),
      onRefused: () =>
        toast({
          title: "Only text can be suggested",
          description: "Switch suggesting off to change formatting or blocks, or leave a comment.",
        }),
    }),
    [person.userId],
  );
  const value = useMemo<Review>(
    () => ({
      editor,
      setEditor,
      hooks,
      active,
      activate: setActive,
      draft,
      beginComment,
      endComment,
      suggesting,
      mustSuggest,
      setSuggesting,
    }),
    [editor, hooks, active, draft, beginComment, endComment, suggesting, mustSuggest],
  );
  return <ReviewContext value={value}>{children}</ReviewContext>;
}

/** Makes a writing surface known to the review, for as long as it is there. */
export function useReviewedEditor(editor: Editor | null): void {
  const { setEditor } = useReview();
  useEffect(() => {
    setEditor(editor);
    return () => setEditor(null);
  }, [editor, setEditor]);
}
