"use client";
import type { Media } from "@broadsheet/contract/media";
import { Button } from "@broadsheet/ui/button";
import { Dialog } from "@broadsheet/ui/dialog";
import { LoadMore } from "@broadsheet/ui/load-more";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { Upload } from "lucide-react";
import { useRef } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { uploadFile } from "../../media/upload-file.ts";

interface MediaPickerProps {
  onPick: (media: Media) => void;
  onClose: () => void;
}

const places = Array.from({ length: 8 }, (_, index) => `place-${index}`);

/** Chooses a picture: a new one from this device, or one of the publication's. */
export function MediaPicker({ onPick, onClose }: MediaPickerProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const chooser = useRef<HTMLInputElement>(null);
  const stored = useInfiniteQuery(
    trpc.media.list.infiniteQueryOptions(
      { limit: 24 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const upload = useMutation({
    meta: { showsErrors: true },
    mutationFn: (file: File) => uploadFile(file),
    onSuccess: (media) => {
      void queries.invalidateQueries({ queryKey: trpc.media.list.pathKey() });
      onPick(media);
    },
  });
  const pictures = (stored.data?.pages ?? [])
    .flatMap(({ items }) => items)
    .filter(({ contentType }) => contentType.startsWith("image/"));
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Choose a picture" size="lg">
      <div className="grid gap-4">
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" loading={upload.isPending} onClick={() => chooser.current?.click()}>
            <Upload aria-hidden />
            Upload from this device
          </Button>
          <input
            ref={chooser}
            type="file"
            accept="image/*"
            aria-label="Picture to upload"
            className="sr-only"
            tabIndex={-1}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file) upload.mutate(file);
              target.value = "";
            }}
          />
          <p role="alert" className="text-danger text-sm">
            {upload.isError && appErrorOf(upload.error).message}
          </p>
        </div>
        {stored.isPending ? (
          <div aria-busy="true" className="grid grid-cols-3 gap-2 sm:grid-cols-4">
            {places.map((place) => (
              <Skeleton key={place} className="aspect-square h-auto" />
            ))}
          </div>
        ) : stored.isError ? (
          <p role="alert" className="text-danger">
            {appErrorOf(stored.error).message}
          </p>
        ) : pictures.length === 0 ? (
          <p className="py-6 text-center text-ink-faint">No pictures yet. The first one is one click away.</p>
        ) : (
          <>
            <ul className="grid grid-cols-3 gap-2 sm:grid-cols-4">
              {pictures.map((media) => (
                <li key={media.id}>
                  <button
                    type="button"
                    onClick={() => onPick(media)}
                    className="group block w-full overflow-hidden rounded-sm border border-line bg-sunken hover:border-accent"
                  >
                    <img
                      src={media.url}
                      alt={media.alt || media.fileName}
                      loading="lazy"
                      className="aspect-square w-full object-cover"
                    />
                  </button>
                </li>
              ))}
            </ul>
            {stored.hasNextPage && (
              <LoadMore
                hasMore
                loading={stored.isFetchingNextPage}
                onLoadMore={() => void stored.fetchNextPage()}
                shown={pictures.length}
                noun="pictures"
              />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}
