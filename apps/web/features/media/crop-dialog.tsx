"use client";
import type { Crop, Media } from "@broadsheet/contract/media";
import { Select } from "@broadsheet/ui/select";
import { toast } from "@broadsheet/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FormDialog } from "@/features/studio/form-dialog.tsx";
import { useTRPC } from "@/trpc/client.tsx";

const shapes = { "16:9": 16 / 9, "3:2": 3 / 2, "1:1": 1, "4:5": 4 / 5 } as const;
type Shape = keyof typeof shapes;
const within = (share: number, most: number) => Math.min(most, Math.max(0, share));

/** The part of this shape and size, around a point. */
function partOf({ width, height }: Media, shape: Shape, size: number, at: { x: number; y: number }): Crop {
  const picture = (width ?? 1) / (height ?? 1);
  const wide = Math.min(1, shapes[shape] / picture) * size;
  const high = Math.min(1, picture / shapes[shape]) * size;
  return {
    x: within(at.x - wide / 2, 1 - wide),
    y: within(at.y - high / 2, 1 - high),
    width: wide,
    height: high,
  };
}

interface CropDialogProps {
  media: Media;
  onDone: () => void;
  onClose: () => void;
}

/** Cuts a part out of a picture: by shape, size and place. The picture itself stays. */
export function CropDialog({ media, onDone, onClose }: CropDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [shape, setShape] = useState<Shape>("16:9");
  const [size, setSize] = useState(100);
  const [at, setAt] = useState(media.focal);
  const part = partOf(media, shape, size / 100, at);
  const crop = useMutation(
    trpc.media.crop.mutationOptions({
      onSuccess: async (made) => {
        await queries.invalidateQueries(trpc.media.pathFilter());
        toast({ title: `${made.fileName} is in the library`, tone: "success" });
        onDone();
      },
    }),
  );
  const percent = (share: number) => `${share * 100}%`;
  const slider = (label: string, value: number, change: (value: number) => void, min = 0) => (
    <label className="grid gap-1 text-sm">
      {label}
      <input
        type="range"
        min={min}
        max={100}
        value={value}
        onChange={({ target }) => change(Number(target.value))}
        className="accent-accent"
      />
    </label>
  );
  return (
    <FormDialog
      size="lg"
      title={`Crop ${media.fileName}`}
      description="The part becomes a file of its own; this one stays as it is."
      submitLabel="Crop"
      busy={crop.isPending}
      onSubmit={() => crop.mutate({ id: media.id, crop: part })}
      onClose={onClose}
    >
      <div className="grid gap-5 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="relative mx-auto w-fit overflow-hidden">
          {/* biome-ignore lint/performance/noImgElement: the file itself is what is cut */}
          <img src={media.url} alt={media.alt} className="max-h-[45dvh] max-w-full" />
          <div
            aria-hidden
            className="pointer-events-none absolute border-2 border-white shadow-[0_0_0_100vmax_rgb(0_0_0/0.55)]"
            style={{
              left: percent(part.x),
              top: percent(part.y),
              width: percent(part.width),
              height: percent(part.height),
            }}
          />
        </div>
        <div className="grid content-start gap-4">
          <Select
            aria-label="Shape"
            value={shape}
            onValueChange={setShape}
            options={(Object.keys(shapes) as Shape[]).map((value) => ({ value, label: value }))}
          />
          {slider("Size", size, setSize, 10)}
          {slider("From the left", Math.round(at.x * 100), (x) => setAt({ ...at, x: x / 100 }))}
          {slider("From the top", Math.round(at.y * 100), (y) => setAt({ ...at, y: y / 100 }))}
        </div>
      </div>
    </FormDialog>
  );
}
