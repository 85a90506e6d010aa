"use client";
import type { Media } from "@broadsheet/contract/media";
import { maxMediaBytes } from "@broadsheet/contract/vocabulary";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { LoadMore } from "@broadsheet/ui/load-more";
import { onDemand } from "@broadsheet/ui/on-demand";
import { PageHeader } from "@broadsheet/ui/page-header";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { ImageUp, SearchX, Trash2, Upload } from "lucide-react";
import { useRef, useState } from "react";
import { useChoice } from "@/features/studio/bulk/use-choice.ts";
import { nextPage } from "@/features/studio/next-page.ts";
import { LoadFailed } from "@/features/studio/screen-states.tsx";
import { SearchBox } from "@/features/studio/search-box.tsx";
import { useMay } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { MediaPlaces, type Place } from "./media-places.tsx";
import { MediaTile } from "./media-tile.tsx";
import { TilesSkeleton } from "./tiles-skeleton.tsx";
import { UploadList } from "./upload-list.tsx";
import { useDropTarget } from "./use-drop-target.ts";
import { useMediaBulk } from "./use-media-bulk.ts";
import { useUploads } from "./use-uploads.ts";

const MediaBulkBar = onDemand(() => import("./media-bulk-bar.tsx").then((module) => module.MediaBulkBar));
const Refusals = onDemand(() =>
  import("@/features/studio/bulk/refusals.tsx").then((module) => module.Refusals),
);
const MediaDialog = onDemand(() => import("./media-dialog.tsx").then((module) => module.MediaDialog));

/** Everything uploaded, newest first. Files are added by button or by dropping them anywhere here. */
export function MediaLibrary() {
  const trpc = useTRPC();
  const input = useRef<HTMLInputElement>(null);
  const mayUpload = useMay("media:upload");
  const manages = useMay("media:manage");
  const [q, setQ] = useState("");
  const [opened, setOpened] = useState<Media>();
  const { uploads, add, again, dismiss } = useUploads();
  const [place, setPlace] = useState<Place>({ folderId: undefined, kind: undefined, bin: false });
  const send = (chosen: Iterable<File>) => add(chosen, place.folderId ?? null);
  const drop = useDropTarget(mayUpload ? send : undefined);
  const list = useInfiniteQuery({
    ...trpc.media.list.infiniteQueryOptions({ limit: 40, q: q || undefined, ...place }, nextPage),
    placeholderData: keepPreviousData,
  });
  const files = list.data?.pages.flatMap((page) => page.items) ?? [];
  const mayChoose = place.bin ? manages : mayUpload;
  const { ids, choose, chooseOne, clear } = useChoice();
  // Of what is shown alone: nothing is done to what nobody sees.
  const chosen = files.filter(({ id }) => ids.has(id));
  const bulk = useMediaBulk(clear);
  const upload = mayUpload && (
    <Button variant="primary" onClick={() => input.current?.click()}>
      <Upload aria-hidden />
      Upload files
    </Button>
  );
  return (
    <div {...drop.handlers} className="relative">
      <PageHeader
        title="Media"
        description={`Pictures, films, sound and documents of this publication; up to ${maxMediaBytes / 1024 / 1024} MB each.`}
        actions={upload}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="media-files"
        onChange={({ target }) => {
          send([...(target.files ?? [])]);
          target.value = "";
        }}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <SearchBox label="Search media" onSearch={setQ} />
          <MediaPlaces place={place} onChange={setPlace} />
        </div>
        <UploadList uploads={uploads} onDismiss={dismiss} onAgain={again} />
        <section aria-label="Files" aria-busy={list.isPending || list.isPlaceholderData}>
          {list.isPending ? (
            <TilesSkeleton />
          ) : list.isError && files.length === 0 ? (
            <LoadFailed error={list.error} what="The media" onRetry={() => void list.refetch()} />
          ) : files.length === 0 ? (
            <Card>
              {q ? (
                <EmptyState icon={<SearchX aria-hidden />} title={`No file is called “${q}”`} />
              ) : place.bin ? (
                <EmptyState
                  icon={<Trash2 aria-hidden />}
                  title="The bin is empty"
                  description="Deleted files stay here for 30 days, and are gone for good then."
                />
              ) : place.kind || place.folderId ? (
                <EmptyState icon={<SearchX aria-hidden />} title="No such file is here" />
              ) : (
                <EmptyState
                  icon={<ImageUp aria-hidden />}
                  title="Nothing uploaded yet"
                  description="Drop files here, or upload them. Pictures can also be put into a post while writing."
                  action={upload}
                />
              )}
            </Card>
          ) : (
            <>
              {mayChoose && (
                <div className="mb-3 w-fit">
                  <Checkbox
                    label={<span className="text-ink-faint text-xs">Choose all that are shown</span>}
                    checked={
                      chosen.length === files.length ? true : chosen.length > 0 ? "indeterminate" : false
                    }
                    onCheckedChange={(on) =>
                      choose(
                        files.map(({ id }) => id),
                        on === true,
                      )
                    }
                  />
                </div>
              )}
              <ul className="grid grid-cols-2 gap-x-3 gap-y-4 sm:grid-cols-3 sm:gap-4 lg:grid-cols-4 xl:grid-cols-5">
                {files.map((media) => (
                  <MediaTile
                    key={media.id}
                    media={media}
                    chosen={ids.has(media.id)}
                    choosing={chosen.length > 0}
                    onChoose={
                      mayChoose
                        ? (on, range) => chooseOne(media.id, on, { range, order: files.map(({ id }) => id) })
                        : undefined
                    }
                    onOpen={setOpened}
                  />
                ))}
              </ul>
              <LoadMore
                hasMore={list.hasNextPage}
                loading={list.isFetchingNextPage}
                onLoadMore={() => void list.fetchNextPage()}
                shown={files.length}
                noun={files.length === 1 ? "file" : "files"}
              />
              {chosen.length > 0 && (
                <MediaBulkBar
                  chosen={chosen}
                  inBin={place.bin}
                  busy={bulk.busy}
                  onRun={(action) => bulk.run({ chosen, action })}
                  onClear={clear}
                />
              )}
            </>
          )}
        </section>
      </div>
      {drop.over && (
        <div
          aria-hidden
          className="pointer-events-none absolute -inset-3 z-20 grid place-items-center rounded-lg border-2 border-accent border-dashed bg-accent-soft/85 font-medium text-accent-strong text-lg"
        >
          Drop to upload
        </div>
      )}
      {bulk.refused.length > 0 && <Refusals refused={bulk.refused} noun="file" onClose={bulk.forget} />}
      {opened && <MediaDialog media={opened} onClose={() => setOpened(undefined)} />}
    </div>
  );
}
