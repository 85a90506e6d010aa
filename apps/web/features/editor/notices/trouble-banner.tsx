"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { toast } from "@broadsheet/ui/toast";
import type { CollabStatus } from "../collab/collab-state.ts";
import { useCollabState } from "../collab/use-collab.ts";
import { useEditorContext } from "../editor-context.tsx";
import { copyText } from "./copy-text.ts";

type Trouble = Extract<CollabStatus, { kind: "refused" | "replaced" | "outdated" }>;

function troubleIn(status: CollabStatus): Trouble | null {
  const { kind } = status;
  return kind === "refused" || kind === "replaced" || kind === "outdated" ? status : null;
}

/** Saving stopped for a reason that time alone does not heal: what it is, where the words are, and the ways out. */
export function TroubleBanner() {
  const { collab, post } = useEditorContext();
  const status = useCollabState(collab, (state) => troubleIn(state.status));
  const ready = useCollabState(collab, (state) => state.ready);
  if (!status) return null;
  const { kind } = status;
  const copy = async () => {
    const copied = await copyText(collab.doc);
    toast(copied ? "Your text is in the clipboard, as Markdown" : "The browser did not allow copying");
  };
  const leave = async () => {
    await collab.discard();
    window.location.reload();
  };
  const again = (
    <Button size="sm" onClick={() => collab.retry()}>
      Try again
    </Button>
  );
  const copying = ready && (
    <Button size="sm" variant="ghost" onClick={() => void copy()}>
      Copy my text
    </Button>
  );
  if (kind === "outdated")
    return (
      <Callout tone="warning" title="Broadsheet was updated">
        <p className="pb-2.5">
          This page is from before. Load it again to go on; what you wrote is kept in this browser and comes
          along.
        </p>
        <Button size="sm" variant="primary" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Callout>
    );
  if (kind === "replaced")
    return (
      <Callout tone="danger" title="The server has another history of this post">
        <p className="pb-2.5">
          It was put back to an earlier state, so what is here cannot be merged into it. Copy what you need,
          then go on with what the server has.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button size="sm" variant="primary" onClick={() => void leave()}>
            Go on with the server's
          </Button>
          {copying}
        </div>
      </Callout>
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
        ; when you come back here, it goes on by itself.
      </Callout>
    );
  return (
    <Callout tone="danger" title="You cannot write here any more">
      <p className="pb-2.5">
        {status.message}. {status.changes > 0 && "What you wrote last is kept in this browser alone."}
      </p>
      <div className="flex flex-wrap gap-2">
        {again}
        {copying}
        {status.changes > 0 && (
          <Button size="sm" variant="ghost" onClick={() => void leave()}>
            Throw my last changes away
          </Button>
        )}
      </div>
    </Callout>
  );
}
