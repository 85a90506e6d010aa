import { notFound } from "next/navigation";

/** Addresses below /studio that nothing answers, so that they end in the studio's own page and not the reader site's. */
export default function UnknownStudioPage() {
  notFound();
}
