import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { Newspaper } from "lucide-react";
import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        icon={<Newspaper aria-hidden />}
        title="There is no such page"
        description="The address may be mistyped, or the page is gone."
        action={
          <Button asChild>
            {/* A plain link: the front page is not part of this application's router. */}
            <a href="/">Go to the front page</a>
          </Button>
        }
      />
    </main>
  );
}
