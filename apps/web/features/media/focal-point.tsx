"use client";
import type { FocalPoint } from "@broadsheet/contract/media";
import type { KeyboardEvent, PointerEvent } from "react";

interface FocalPointFieldProps {
  src: string;
  alt: string;
  value: FocalPoint;
  onChange: (point: FocalPoint) => void;
}

const steps: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Shares of the picture that an arrow key goes, and with Shift. */
const step = 0.02;
const largeStep = 0.1;

const within = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
const percent = (share: number) => `${Math.round(share * 100)} %`;

/** A picture on which a point is chosen: by a click, by dragging, or with the arrow keys. */
export function FocalPointField({ src, alt, value, onChange }: FocalPointFieldProps) {
  function point({ currentTarget, clientX, clientY }: PointerEvent<HTMLDivElement>) {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    onChange({ x: within((clientX - left) / width), y: within((clientY - top) / height) });
  }

  function move(event: KeyboardEvent) {
    const direction = steps[event.key];
    if (!direction && event.key !== "Home") return;
    event.preventDefault();
    if (!direction) return onChange({ x: 0.5, y: 0.5 });
    const by = event.shiftKey ? largeStep : step;
    onChange({ x: within(value.x + direction[0] * by), y: within(value.y + direction[1] * by) });
  }

  return (
    <div
      className="relative max-h-[inherit] w-fit cursor-crosshair touch-none"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        point(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) point(event);
      }}
    >
      {/* biome-ignore lint/performance/noImgElement: the file itself is what is pointed at */}
      <img src={src} alt={alt} draggable={false} className="max-h-[inherit] max-w-full select-none" />
      <div
        role="slider"
        tabIndex={0}
        aria-label="Focal point: move it with the arrow keys"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(value.x * 100)}
        aria-valuetext={`${percent(value.x)} from the left, ${percent(value.y)} from the top`}
        onKeyDown={move}
        className="-translate-1/2 absolute size-7 rounded-full border-2 border-white bg-black/25 shadow-[0_0_0_1.5px_rgb(0_0_0/0.7)] outline-offset-4 after:absolute after:inset-[42%] after:rounded-full after:bg-white"
        style={{ left: percent(value.x).replace(" ", ""), top: percent(value.y).replace(" ", "") }}
      />
    </div>
  );
}

/** How covers and cards crop the picture around its point. */
export function FocalPreviews({ src, value }: { src: string; value: FocalPoint }) {
  const objectPosition = `${value.x * 100}% ${value.y * 100}%`;
  return (
    <div aria-hidden className="flex items-end gap-2">
      {["aspect-square w-16", "aspect-video w-20", "aspect-[3/1] w-24"].map((shape) => (
        // biome-ignore lint/performance/noImgElement: the file itself, cropped
        <img
          key={shape}
          src={src}
          alt=""
          className={`${shape} rounded-sm border border-line object-cover`}
          style={{ objectPosition }}
        />
      ))}
    </div>
  );
}
