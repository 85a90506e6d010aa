import type { Metadata } from "next";
import { Gallery } from "@/features/gallery/gallery.tsx";

export const metadata: Metadata = { title: "Components" };

/** Every component at a glance. Only `next dev` knows this route (`pageExtensions` in next.config.ts). */
export default function GalleryPage() {
  return <Gallery />;
}
