"use client";
import { Avatar } from "@broadsheet/ui/avatar";
import { cn } from "@broadsheet/ui/cn";
import { Tooltip } from "@broadsheet/ui/tooltip";
import { useCallback, useState } from "react";
import { coloursOf } from "../collab/colour-of.ts";
import { useCollabState } from "../collab/use-collab.ts";
import { useEditorContext } from "../editor-context.tsx";
import { peopleHere } from "./people-here.ts";
import { useFollow } from "./use-follow.ts";
import "./presence.css";

const shown = 4;

/** Who else has the post open. A click follows them through the text. */
export function Present() {
  const { collab } = useEditorContext();
  const peers = useCollabState(collab, (state) => state.peers);
  const [followed, setFollowed] = useState<number | null>(null);
  const stop = useCallback(() => setFollowed(null), []);
  const people = peopleHere(peers);
  const following = people.find(({ client }) => client === followed);
  useFollow(collab, following?.client ?? null, stop);
  if (people.length === 0) return null;
  const colours = coloursOf(people.map(({ userId }) => userId));
  const rest = people.slice(shown);
  return (
    <ul aria-label="Also here" className="flex items-center pr-1">
      {people.slice(0, shown).map(({ userId, name, place, client }, index) => (
        <li key={userId} className={cn(`peer-colour-${colours.get(userId)}`, index > 0 && "-ml-1.5")}>
          <Tooltip label={`${name} – ${place}${client === followed ? ", followed" : ""}`}>
            <button
              type="button"
              aria-label={`Follow ${name}, who is ${place}`}
              aria-pressed={client === followed}
              onClick={(event) => {
                event.stopPropagation();
                setFollowed(client === followed ? null : client);
              }}
              onPointerDown={(event) => event.stopPropagation()}
              className={cn(
                "grid rounded-full border-2 border-(--peer) bg-paper p-px transition-shadow",
                client === followed && "shadow-[0_0_0_2px_var(--peer)]",
              )}
            >
              <Avatar name={name} size="sm" />
            </button>
          </Tooltip>
        </li>
      ))}
      {rest.length > 0 && (
        <li className="pl-1.5 text-ink-soft text-xs" title={rest.map(({ name }) => name).join(", ")}>
          +{rest.length}
        </li>
      )}
    </ul>
  );
}
