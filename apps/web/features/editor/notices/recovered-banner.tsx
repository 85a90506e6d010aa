"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { TimeAgo } from "@/features/posts/time-ago.tsx";
import { useEditorContext } from "../editor-context.tsx";
import { countChanges } from "../saving/changes.ts";

/** An earlier visit ended (a crash, a closed tab, no network) with changes that never reached the server. */
export function RecoveredBanner() {
  const { recovered, takeRecovered, dropRecovered, saver, editable } = useEditorContext();
  if (!recovered) return null;
  const count = countChanges(recovered.changes);
  const stale = recovered.baseVersion !== saver.state.version;
  return (
    <Callout tone="warning" title="This browser holds changes that were never saved">
      <p className="pb-2.5">
        {count === 1 ? "One change" : `${count} changes`} from{" "}
        <TimeAgo at={new Date(recovered.keptAt).toISOString()} />.
        {stale && " The post has been saved since: taking them puts them on top of what is here now."}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" variant="primary" disabled={!editable} onClick={takeRecovered}>
          Take them
        </Button>
        <Button size="sm" onClick={dropRecovered}>
          Throw them away
        </Button>
      </div>
    </Callout>
  );
}
