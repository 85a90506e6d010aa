import { ScreenSkeleton } from "@/features/studio/screen-states.tsx";

export default function Loading() {
  return <ScreenSkeleton />;
}
