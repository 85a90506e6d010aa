"use client";
import type { Cover } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { onDemand } from "@broadsheet/ui/on-demand";
import { ImagePlus } from "lucide-react";
import { useState } from "react";

const MediaPicker = onDemand(() => import("../media/media-picker.tsx").then((module) => module.MediaPicker));

interface CoverFieldProps {
  cover: Cover | null;
  onChange: (cover: Cover | null) => void;
}

/** The picture above the post and in lists. */
export function CoverField({ cover, onChange }: CoverFieldProps) {
  const [picking, setPicking] = useState(false);
  return (
    <div className="grid gap-2">
      <p className="font-medium text-sm">Cover</p>
      {cover ? (
        <div className="grid gap-3 rounded-md border border-line p-2.5">
          <img src={cover.src} alt="" className="aspect-video w-full rounded-sm bg-sunken object-cover" />
          <Field label="Alternative text" hint="For those who cannot see it; empty when it only decorates.">
            <Input
              value={cover.alt}
              maxLength={500}
              onChange={({ target }) => onChange({ ...cover, alt: target.value })}
            />
          </Field>
          <Field label="Caption">
            <Input
              value={cover.caption}
              maxLength={500}
              onChange={({ target }) => onChange({ ...cover, caption: target.value })}
            />
          </Field>
          <div className="flex gap-2">
            <Button size="sm" onClick={() => setPicking(true)}>
              Another picture
            </Button>
            <Button size="sm" variant="dangerGhost" onClick={() => onChange(null)}>
              Remove
            </Button>
          </div>
        </div>
      ) : (
        <button
          type="button"
          onClick={() => setPicking(true)}
          className="grid justify-items-center gap-1.5 rounded-md border border-line-strong border-dashed px-4 py-6 text-ink-soft text-sm hover:bg-sunken"
        >
          <ImagePlus aria-hidden className="size-5" />
          Choose a cover
        </button>
      )}
      {picking && (
        <MediaPicker
          onClose={() => setPicking(false)}
          onPick={({ url, alt, width, height }) => {
            setPicking(false);
            onChange({ src: url, alt, caption: "", width, height });
          }}
        />
      )}
    </div>
  );
}
