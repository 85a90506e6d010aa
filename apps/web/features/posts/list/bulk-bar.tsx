"use client";
import type { BulkAction } from "@broadsheet/contract/post-lists";
import type { PostSummary } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { Ellipsis, EyeOff, Globe, Tag, Trash2, Undo2, UserPlus } from "lucide-react";
import { useState } from "react";
import { BulkFrame } from "@/features/studio/bulk/bulk-frame.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { PickOne } from "./pick-one.tsx";
import { postsCounted } from "./use-post-bulk.ts";

interface BulkBarProps {
  chosen: readonly PostSummary[];
  inBin: boolean;
  busy: boolean;
  onRun: (action: BulkAction) => void;
  onClear: () => void;
}

/** What can be done with the chosen posts; whether each may, the server says post by post. */
export function BulkBar({ chosen, inBin, busy, onRun, onClear }: BulkBarProps) {
  const publishes = useMay("post:publish:own");
  const assigns = useMay("post:assign-authors");
  const [publishing, setPublishing] = useState(false);
  const count = postsCounted(chosen.length);
  return (
    <BulkFrame label="Actions for the chosen posts" counted={count} onClear={onClear}>
      {inBin ? (
        <Button disabled={busy} onClick={() => onRun({ do: "undelete" })}>
          <Undo2 aria-hidden />
          Take out of the bin
        </Button>
      ) : (
        <>
          {publishes && (
            <Button disabled={busy} onClick={() => setPublishing(true)}>
              <Globe aria-hidden />
              Publish…
            </Button>
          )}
          <PickOne
            what="tags"
            label="Tag to put on"
            value={null}
            onPick={({ id }) => id && onRun({ do: "add_tag", tagId: id })}
            trigger={
              <Button disabled={busy}>
                <Tag aria-hidden />
                Add tag
              </Button>
            }
          />
          {assigns && (
            <PickOne
              what="authors"
              label="Author to add"
              value={null}
              onPick={({ id }) => id && onRun({ do: "add_author", authorId: id })}
              trigger={
                <Button disabled={busy}>
                  <UserPlus aria-hidden />
                  Add author
                </Button>
              }
            />
          )}
          <PickOne
            what="tags"
            label="Tag to take off"
            value={null}
            onPick={({ id }) => id && onRun({ do: "remove_tag", tagId: id })}
            trigger={
              <Button disabled={busy} className="max-sm:hidden">
                Remove tag
              </Button>
            }
          />
          <DropdownMenu
            trigger={
              <Button disabled={busy} aria-label="More actions for the chosen posts">
                <Ellipsis aria-hidden />
              </Button>
            }
          >
            {publishes && (
              <MenuItem icon={<EyeOff aria-hidden />} onSelect={() => onRun({ do: "unpublish" })}>
                Unpublish
              </MenuItem>
            )}
            <MenuItem icon={<Trash2 aria-hidden />} destructive onSelect={() => onRun({ do: "delete" })}>
              Move to the bin
            </MenuItem>
          </DropdownMenu>
        </>
      )}
      {publishing && (
        <ConfirmDialog
          open
          onOpenChange={setPublishing}
          title={`Publish ${count}?`}
          description="Readers see them at once, as they stand in this list. What has changed meanwhile is left out. Changes of live posts cannot be taken back in one step."
          confirmLabel={`Publish ${count}`}
          onConfirm={() => onRun({ do: "publish" })}
        />
      )}
    </BulkFrame>
  );
}
