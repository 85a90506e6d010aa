"use client";
import { Dialog } from "@broadsheet/ui/dialog";
import { Kbd } from "@broadsheet/ui/kbd";
import { type EditorShortcut, editorShortcuts } from "@/features/editor/shortcuts.ts";
import { nameOfKey, type Shortcut, shortcuts } from "./shortcuts.ts";

interface Line {
  keys: readonly string[];
  label: string;
}

const own: readonly Shortcut[] = shortcuts;
const ofEditor: readonly EditorShortcut[] = Object.values(editorShortcuts);

/** "Mod-Shift-8" as its keys. */
const keysOf = (written: string) =>
  written.split("-").map((key) => (key.length === 1 ? key.toUpperCase() : key.replace("Arrow", "")));

const sections: readonly { title: string; lines: readonly Line[] }[] = [
  ...(["Everywhere", "Lists"] as const).map((where) => ({
    title: where as string,
    lines: own.filter((each) => each.where === where),
  })),
  ...[...new Set(ofEditor.map(({ group }) => group))].map((group) => ({
    title: `Editor: ${group.toLowerCase()}`,
    lines: ofEditor
      .filter((each) => each.group === group)
      .map(({ keys, does }) => ({ keys: keysOf(keys), label: does })),
  })),
];

/** Every shortcut there is. */
export function KeyboardMap({ mac, onClose }: { mac: boolean; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keyboard"
      description="Single letters work while no field has the focus."
      size="lg"
    >
      <div className="gap-8 sm:columns-2">
        {sections.map(({ title, lines }) => (
          <section key={title} aria-label={title} className="mb-5 break-inside-avoid">
            <h3 className="pb-1.5 text-2xs text-ink-soft uppercase tracking-wide">{title}</h3>
            <dl className="divide-y divide-line border-line border-y">
              {lines.map(({ keys, label }) => (
                <div key={label} className="flex items-center justify-between gap-4 py-2 text-sm">
                  <dt>{label}</dt>
                  <dd className="flex shrink-0 gap-1">
                    {keys.map((key) => (
                      <Kbd key={key}>{nameOfKey(key, mac)}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
