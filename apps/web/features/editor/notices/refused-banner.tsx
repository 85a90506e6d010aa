"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { useEditorContext } from "../editor-context.tsx";
import { useSaveStatus } from "../saving/use-save-post.ts";

/** Saving stopped for a reason that time does not heal. */
export function RefusedBanner() {
  const { saver, post } = useEditorContext();
  const status = useSaveStatus(saver);
  if (status.kind !== "refused") return null;
  const again = (
    <Button size="sm" onClick={() => void saver.flush()}>
      Try again
    </Button>
  );
  if (status.code === "UNAUTHENTICATED")
    return (
      <Callout tone="danger" title="You have been signed out" action={again}>
        What you wrote is kept in this browser.{" "}
        <a
          href={`/studio/sign-in?next=/studio/${post.kind}s/${post.id}`}
          target="_blank"
          rel="noreferrer"
          className="underline"
        >
          Sign in in another tab
        </a>
        , then try again here.
      </Callout>
    );
  return (
    <Callout tone="danger" title="Could not save" action={again}>
      {status.message}. What you wrote is kept in this browser.
    </Callout>
  );
}
