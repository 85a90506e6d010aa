"use client";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { ErrorState } from "@broadsheet/ui/error-state";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { Lock } from "lucide-react";
import Link from "next/link";
import { appErrorOf } from "@/trpc/app-error.ts";

/** In place of a whole screen that the person's role does not include. */
export function NoPermission() {
  return (
    <>
      <h1 className="sr-only">No permission</h1>
      <NotYours />
    </>
  );
}

function NotYours() {
  return (
    <Card>
      <EmptyState
        icon={<Lock aria-hidden />}
        title="Not yours to see"
        description="Your role does not include this. An administrator of the publication can change that."
        action={
          <Button asChild>
            <Link href="/studio">Back to the overview</Link>
          </Button>
        }
      />
    </Card>
  );
}

interface LoadFailedProps {
  error: unknown;
  /** What was to be shown, as in "The tags could not be loaded". */
  what: string;
  onRetry: () => void;
}

/** In place of what could not be read. */
export function LoadFailed({ error, what, onRetry }: LoadFailedProps) {
  const { code, message } = appErrorOf(error);
  if (code === "FORBIDDEN" || code === "NOT_FOUND") return <NotYours />;
  return (
    <Card>
      <ErrorState
        title={`${what} could not be loaded`}
        description={message}
        action={
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    </Card>
  );
}

const rows = ["a", "b", "c", "d", "e", "f"];

/** Rows of about the height that the list's will have. */
export function RowsSkeleton({ count = 5 }: { count?: number }) {
  return (
    <Card className="overflow-hidden">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="divide-y divide-line">
        {rows.slice(0, count).map((row) => (
          <div key={row} className="flex h-17 flex-col justify-center gap-2.5 px-5">
            <Skeleton className="w-2/5" />
            <Skeleton className="h-3 w-1/4" />
          </div>
        ))}
      </div>
    </Card>
  );
}

/** A whole screen while it is read: title, explanation, content. */
export function ScreenSkeleton() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-11 w-40" />
      <Skeleton className="mb-4 w-80 max-w-full" />
      <RowsSkeleton />
    </div>
  );
}
