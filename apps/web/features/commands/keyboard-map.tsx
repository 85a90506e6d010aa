"use client";
import { Dialog } from "@broadsheet/ui/dialog";
import { Kbd } from "@broadsheet/ui/kbd";
import { nameOfKey, type Shortcut, shortcuts } from "./shortcuts.ts";

const places: readonly Shortcut["where"][] = ["Everywhere", "Lists", "Editor", "Text"];
const all: readonly Shortcut[] = shortcuts;

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
        {places.map((where) => (
          <section key={where} aria-label={where} className="mb-5 break-inside-avoid">
            <h3 className="pb-1.5 text-2xs text-ink-faint uppercase tracking-wide">{where}</h3>
            <dl className="divide-y divide-line border-line border-y">
              {all
                .filter((shortcut) => shortcut.where === where)
                .map(({ id, keys, label }) => (
                  <div key={id} className="flex items-center justify-between gap-4 py-2 text-sm">
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
