"use client";
import { Button } from "@broadsheet/ui/button";
import { ErrorState } from "@broadsheet/ui/error-state";

interface StudioErrorProps {
  error: Error & { digest?: string };
  reset: () => void;
}

/** A screen that failed. The digest is what the server's log has for it; the cause never reaches the browser. */
export default function StudioError({ error, reset }: StudioErrorProps) {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <ErrorState
        title="This screen could not be shown"
        description="What you wrote is safe. Try again, and if it stays like this, tell your administrator the reference below."
        reference={error.digest}
        action={
          <>
            <Button variant="primary" onClick={reset}>
              Try again
            </Button>
            <Button asChild>
              {/* A plain link: after an error a page that is loaded anew is the better one. */}
              <a href="/studio">Go to the studio</a>
            </Button>
          </>
        }
      />
    </div>
  );
}
