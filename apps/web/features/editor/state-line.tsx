"use client";
import type { Route } from "next";
import Link from "next/link";
import { PostBadges } from "@/features/posts/post-badges.tsx";
import { dateAndTime } from "@/features/posts/times.ts";
import { describeState } from "@/features/posts/workflow/state-words.ts";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useEditorContext } from "./editor-context.tsx";

/** Says in words where the post stands and what happens next. */
export function StateLine({ onShowReviews }: { onShowReviews: () => void }) {
  const { post } = useEditorContext();
  const { publication } = useStudio();
  const { now, next } = describeState(post, (iso) => dateAndTime(iso, publication.timezone));
  return (
    <div role="status" className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-ink-soft text-sm">
      <PostBadges post={post} />
      <p className="min-w-0">
        <span className="text-ink">{now}</span> {next}
        {post.live && post.hasChanges && (
          <>
            {" "}
            <StateLink href={`/studio/compare/${post.id}?from=live&to=working`}>See what differs</StateLink>
          </>
        )}
        {post.bundle && (
          <>
            {" "}
            <StateLink href={`/studio/bundles/${post.bundle.id}`}>Open the bundle</StateLink>
          </>
        )}
        {post.reviews.length > 0 && (
          <>
            {" "}
            <button
              type="button"
              onClick={onShowReviews}
              className="rounded-sm text-accent underline decoration-accent/40 underline-offset-3"
            >
              Reviews
            </button>
          </>
        )}
      </p>
    </div>
  );
}

function StateLink({ href, children }: { href: string; children: string }) {
  return (
    <Link
      href={href as Route}
      className="rounded-sm text-accent underline decoration-accent/40 underline-offset-3"
    >
      {children}
    </Link>
  );
}
