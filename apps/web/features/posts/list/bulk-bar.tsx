"use client";
import type { BulkAction } from "@broadsheet/contract/post-lists";
import type { PostSummary } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { ConfirmDialog } from "@broadsheet/ui/confirm-dialog";
import { Dialog, DialogClose } from "@broadsheet/ui/dialog";
import { DropdownMenu, MenuItem } from "@broadsheet/ui/dropdown-menu";
import { CircleAlert, Ellipsis, EyeOff, Globe, Tag, Trash2, Undo2, UserPlus, X } from "lucide-react";
import { useState } from "react";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { PickOne } from "./pick-one.tsx";
import type { Refusal } from "./use-bulk.tsx";

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
  const count = `${chosen.length} ${chosen.length === 1 ? "post" : "posts"}`;
  return (
    <div
      role="toolbar"
      aria-label="Actions for the chosen posts"
      className="sticky bottom-16 z-20 mt-4 flex animate-rise flex-wrap items-center gap-2 rounded-md border border-line bg-raised px-4 py-2.5 shadow-high min-[60rem]:bottom-4"
    >
      <span role="status" className="mr-auto font-medium text-sm">
        {count} chosen
      </span>
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
      <Button variant="ghost" onClick={onClear}>
        <X aria-hidden />
        Clear
      </Button>
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
    </div>
  );
}

/** Posts that a step was refused for, and why. */
export function Refusals({ refused, onClose }: { refused: readonly Refusal[]; onClose: () => void }) {
  if (refused.length === 0) return null;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={refused.length === 1 ? "One post was left out" : `${refused.length} posts were left out`}
      description="Nothing of them has changed."
      footer={
        <DialogClose>
          <Button variant="primary">Understood</Button>
        </DialogClose>
      }
    >
      <ul className="grid gap-3">
        {refused.map(({ title, reason }, index) => (
          <li key={index} className="flex gap-3">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-ink-faint" />
            <span className="grid">
              <span className="font-medium">{title}</span>
              <span className="text-ink-soft">{reason}</span>
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
