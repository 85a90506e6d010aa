"use client";
import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { TriangleAlert } from "lucide-react";
import "./globals.css";

interface GlobalErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** The last resort, when even the layout failed: it stands alone and needs nothing around it. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong</title>
        <main className="grid min-h-dvh place-items-center" role="alert">
          <EmptyState
            icon={<TriangleAlert aria-hidden className="text-danger" />}
            title="Something went wrong on our side"
            description={error.digest ? `The reference for support is ${error.digest}.` : "Please try again."}
            action={
              <Button variant="primary" onClick={reset}>
                Try again
              </Button>
            }
          />
        </main>
      </body>
    </html>
  );
}
