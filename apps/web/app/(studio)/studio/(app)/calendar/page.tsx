import type { Metadata } from "next";
import { CalendarScreen } from "@/features/calendar/calendar-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "Calendar" };

export default async function CalendarPage() {
  if (!(await permitted("post:create"))) return <NoPermission />;
  return <CalendarScreen />;
}
