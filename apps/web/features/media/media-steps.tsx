"use client";
import type { Media } from "@broadsheet/contract/media";
import { Button } from "@broadsheet/ui/button";
import { Field } from "@broadsheet/ui/field";
import { Select } from "@broadsheet/ui/select";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Crop as CropIcon, Replace } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { editorPath } from "@/features/posts/editor-path.ts";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { CropDialog } from "./crop-dialog.tsx";
import { folderPaths } from "./folder-paths.ts";
import { ReplaceDialog } from "./replace-dialog.tsx";

/** Where a file lies and is shown, and what can be done with it. */
export function MediaSteps({ media, onClose }: { media: Media; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const manages = useMay("media:manage");
  const [dialog, setDialog] = useState<"crop" | "replace" | null>(null);
  const folders = useQuery(trpc.media.folders.list.queryOptions());
  const uses = useQuery(trpc.media.uses.queryOptions({ id: media.id }));
  const refresh = () => queries.invalidateQueries(trpc.media.pathFilter());
  const move = useMutation(trpc.media.move.mutationOptions({ onSuccess: refresh }));
  const restore = useMutation(trpc.media.restore.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    trpc.media.delete.mutationOptions({
      onSuccess: async () => {
        await refresh();
        toast({
          title: `${media.fileName} is in the bin`,
          action: {
            label: "Undo",
            altText: "Take it out of the bin in the media library",
            onSelect: () => restore.mutate({ id: media.id }),
          },
        });
        onClose();
      },
    }),
  );
  const picture = media.kind === "image";
  return (
    <div className="grid gap-4 border-line border-t pt-4">
      <section aria-label="Where it is shown" className="grid gap-1 text-sm">
        <h3 className="font-medium">Where it is shown</h3>
        {uses.isPending ? (
          <p className="text-ink-faint">Looking…</p>
        ) : uses.isError ? (
          <p className="text-danger">{appErrorOf(uses.error).message}</p>
        ) : (
          <>
            {uses.data.total === 0 && uses.data.snippets.length === 0 && !uses.data.emblem && (
              <p className="text-ink-faint">Nowhere</p>
            )}
            {uses.data.emblem && <p className="text-ink-soft">As a logo, or of an author or tag</p>}
            <ul className="max-h-28 overflow-y-auto">
              {uses.data.posts.map((post) => (
                <li key={post.id} className="truncate">
                  <Link href={editorPath(post)} className="text-accent hover:underline">
                    {post.title || "Untitled"}
                  </Link>
                  <span className="text-ink-faint"> {post.live ? "live" : "not live"}</span>
                </li>
              ))}
              {uses.data.snippets.map(({ id, name }) => (
                <li key={id} className="truncate">
                  <Link href={`/studio/snippets/${id}` as Route} className="text-accent hover:underline">
                    {name}
                  </Link>
                  <span className="text-ink-faint"> snippet</span>
                </li>
              ))}
            </ul>
            {uses.data.total > uses.data.posts.length && (
              <p className="text-ink-faint">and {uses.data.total - uses.data.posts.length} more</p>
            )}
          </>
        )}
      </section>
      <Field label="Folder">
        <Select
          value={media.folderId ?? "none"}
          disabled={move.isPending}
          onValueChange={(value) => {
            move.mutate({ ids: [media.id], folderId: value === "none" ? null : value });
            onClose();
          }}
          options={[
            { value: "none", label: "In no folder" },
            ...folderPaths(folders.data ?? []).map(({ id, path }) => ({ value: id, label: path })),
          ]}
        />
      </Field>
      <div className="flex flex-wrap gap-2">
        {picture && (
          <Button size="sm" onClick={() => setDialog("crop")}>
            <CropIcon aria-hidden />
            Crop…
          </Button>
        )}
        {manages && (
          <Button size="sm" onClick={() => setDialog("replace")}>
            <Replace aria-hidden />
            Replace everywhere…
          </Button>
        )}
        {manages &&
          (media.deletedAt ? (
            <Button
              size="sm"
              loading={restore.isPending}
              onClick={() => restore.mutate({ id: media.id }, { onSuccess: onClose })}
            >
              Take out of the bin
            </Button>
          ) : (
            <Button
              size="sm"
              variant="dangerGhost"
              loading={remove.isPending}
              onClick={() => remove.mutate({ id: media.id })}
            >
              Move to the bin
            </Button>
          ))}
      </div>
      {dialog === "crop" && <CropDialog media={media} onDone={onClose} onClose={() => setDialog(null)} />}
      {dialog === "replace" && (
        <ReplaceDialog media={media} onDone={onClose} onClose={() => setDialog(null)} />
      )}
    </div>
  );
}
