"use client";
import { Avatar } from "@broadsheet/ui/avatar";

interface MentionListProps {
  id: string;
  people: readonly { userId: string; name: string }[];
  current: string;
  onChoose: (person: { userId: string; name: string }) => void;
}

/** The people a name that is being typed may mean. The keyboard moves in it from the text (aria-activedescendant). */
export function MentionList({ id, people, current, onChoose }: MentionListProps) {
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People"
      className="absolute inset-x-0 top-full z-20 mt-1 overflow-hidden rounded-md border border-line bg-raised py-1 shadow-mid"
    >
      {people.map((person) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus
        // biome-ignore lint/a11y/useKeyWithClickEvents: its keys are the text's
        <div
          key={person.userId}
          id={`${id}-${person.userId}`}
          role="option"
          aria-selected={person.userId === current}
          className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-sunken aria-selected:bg-accent-soft pointer-coarse:py-2.5"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
        >
          <Avatar name={person.name} size="sm" />
          <span className="truncate">{person.name}</span>
        </div>
      ))}
    </div>
  );
}
