import type { PageFailure } from "@broadsheet/contract/vocabulary";
import { siteOf } from "@broadsheet/document/urls";
import { onDemand } from "@broadsheet/ui/on-demand";
import { useMutation } from "@tanstack/react-query";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";
import { Pencil, RefreshCw } from "lucide-react";
import { useEffect, useRef } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { wasJustInserted } from "../text/fresh-blocks.ts";
import { useCardDialog } from "./use-card-dialog.ts";

const BookmarkDialog = onDemand(() =>
  import("./bookmark-dialog.tsx").then((module) => module.BookmarkDialog),
);

const reasons: Record<PageFailure, string> = {
  closed: "This address is not on the open internet.",
  missing: "There is no page at this address.",
  unreachable: "The page's server does not answer right now.",
  refused: "The page's server does not let it be read.",
  notAPage: "This is a file, not a page that has a title.",
};

/** Another page as a card. What it says of itself is fetched once, by our server, when the bookmark is made, and can be changed. */
export function BookmarkView({ node, editor, selected, updateAttributes, deleteNode }: ReactNodeViewProps) {
  const { url, title, description, site } = node.attrs;
  const trpc = useTRPC();
  const describe = useMutation(trpc.bookmarks.describe.mutationOptions({ meta: { showsErrors: true } }));
  const dialog = useCardDialog(url === "", deleteNode);
  const ask = (address: string) =>
    describe.mutate(
      { url: address },
      {
        onSuccess: (page) => {
          if (!page.found) return;
          const { found: _, ...words } = page;
          updateAttributes(words);
        },
      },
    );
  // Only whoever made it asks; a document that is opened asks for nothing.
  const wanted = useRef(url !== "" && title === null && wasJustInserted());
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    ask(url);
  });
  const failure = describe.error
    ? appErrorOf(describe.error).message
    : describe.data?.found === false && reasons[describe.data.reason];
  return (
    <NodeViewWrapper className="bookmark-card" data-selected={selected || undefined}>
      <div contentEditable={false} className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] gap-0.5">
          <p className="wrap-anywhere font-semibold">{title || url || "Bookmark"}</p>
          {description && <p className="line-clamp-3 text-sm">{description}</p>}
          <p className="truncate text-ink-faint text-xs">{site || siteOf(url) || url}</p>
          <p role="status" className="text-warning text-xs empty:hidden">
            {describe.isPending
              ? "Looking at the page…"
              : failure && `${failure} Try again, or write the title yourself.`}
          </p>
        </div>
        {editor.isEditable && (
          <>
            <button
              type="button"
              aria-label="Fetch title and description from the page"
              title="Fetch title and description from the page"
              disabled={describe.isPending}
              className="node-tool"
              onClick={() => ask(url)}
            >
              <RefreshCw aria-hidden className="size-4" />
            </button>
            <button
              type="button"
              data-edit
              aria-label="Edit the bookmark"
              title="Edit the bookmark"
              className="node-tool"
              onClick={dialog.show}
            >
              <Pencil aria-hidden className="size-4" />
            </button>
          </>
        )}
      </div>
      {dialog.open && (
        <BookmarkDialog
          value={{ url, title, description, site }}
          onClose={dialog.cancel}
          onSave={(value) => {
            describe.reset();
            updateAttributes(value);
            dialog.done();
            if (value.url !== url && value.title === null) ask(value.url);
          }}
        />
      )}
    </NodeViewWrapper>
  );
}
