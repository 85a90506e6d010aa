"use client";
import type { Media } from "@broadsheet/contract/media";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { MediaPreview } from "./media-tile.tsx";

interface StepDialogProps {
  media: Media;
  onDone: () => void;
  onClose: () => void;
}

/** Chooses the file that takes the place of one, wherever it is shown. */
export function ReplaceDialog({ media, onDone, onClose }: StepDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [q, setQ] = useState("");
  const [by, setBy] = useState<Media>();
  const list = useQuery(trpc.media.list.queryOptions({ limit: 24, kind: media.kind, q: q || undefined }));
  const replace = useMutation(
    trpc.media.replace.mutationOptions({
      onSuccess: async ({ posts, snippets }) => {
        await queries.invalidateQueries(trpc.media.pathFilter());
        await queries.invalidateQueries(trpc.posts.pathFilter());
        await queries.invalidateQueries(trpc.snippets.pathFilter());
        toast({
          title: `${posts} ${posts === 1 ? "post shows" : "posts show"} the other file`,
          ...(snippets > 0 && {
            description: snippets === 1 ? "And one snippet" : `And ${snippets} snippets`,
          }),
          tone: "success",
        });
        onDone();
      },
    }),
  );
  return (
    <FormDialog
      size="lg"
      title={`Replace ${media.fileName}`}
      description="Every post and snippet shows the file you choose in its place, at once and for readers too. This file stays in the library."
      submitLabel="Replace everywhere"
      disabled={!by}
      busy={replace.isPending}
      onSubmit={() => by && replace.mutate({ id: media.id, byId: by.id })}
      onClose={onClose}
    >
      <div className="grid gap-4">
        <SearchBox label="Search files" onSearch={setQ} />
        <ul className="grid grid-cols-3 gap-3 sm:grid-cols-5">
          {(list.data?.items ?? [])
            .filter(({ id }) => id !== media.id)
            .map((file) => (
              <li key={file.id}>
                <button
                  type="button"
                  aria-label={file.fileName}
                  aria-pressed={by?.id === file.id}
                  onClick={() => setBy(file)}
                  className="grid aspect-4/3 w-full place-items-center overflow-hidden rounded-md border border-line bg-sunken aria-pressed:outline-2 aria-pressed:outline-accent"
                >
                  <MediaPreview media={file} className="size-full object-cover" />
                </button>
              </li>
            ))}
        </ul>
      </div>
    </FormDialog>
  );
}
