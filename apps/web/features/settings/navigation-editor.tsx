"use client";
import { Button } from "@broadsheet/ui/button";
import { Field } from "@broadsheet/ui/field";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Input } from "@broadsheet/ui/input";
import { ArrowDown, ArrowUp, GripVertical, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { type Control, type FieldErrors, type UseFormRegister, useFieldArray } from "react-hook-form";
import type { SettingsInput, SettingsValues } from "./settings-values.ts";

const most = 20;

interface NavigationEditorProps {
  control: Control<SettingsInput, unknown, SettingsValues>;
  register: UseFormRegister<SettingsInput>;
  errors: FieldErrors<SettingsInput>;
}

/** The links on top of the reader site. They are moved by dragging, by their arrows, or by Alt with the arrow keys. */
export function NavigationEditor({ control, register, errors }: NavigationEditorProps) {
  const items = useFieldArray({ control, name: "settings.navigation" });
  const [dragged, setDragged] = useState<number>();
  const [said, setSaid] = useState("");
  const count = items.fields.length;

  function move(from: number, to: number): void {
    if (to < 0 || to >= count || from === to) return;
    items.move(from, to);
    setSaid(`Moved to position ${to + 1} of ${count}`);
  }

  return (
    <div className="grid gap-3">
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {count === 0 && (
        <p className="text-ink-faint text-sm">No links yet: readers see the name and the search only.</p>
      )}
      <ol aria-label="Links of the navigation" className="grid gap-2.5">
        {items.fields.map((item, index) => {
          const wrong = errors.settings?.navigation?.[index];
          return (
            <li
              key={item.id}
              aria-label={`Link ${index + 1}`}
              onDragOver={(event) => {
                if (dragged === undefined) return;
                event.preventDefault();
                if (dragged === index) return;
                move(dragged, index);
                setDragged(index);
              }}
              onKeyDown={(event) => {
                if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
                event.preventDefault();
                move(index, index + (event.key === "ArrowUp" ? -1 : 1));
              }}
              className={`flex items-start gap-2 rounded-md border border-line bg-sunken/50 p-2.5 ${dragged === index ? "opacity-60" : ""}`}
            >
              <span
                draggable
                aria-hidden
                onDragStart={() => setDragged(index)}
                onDragEnd={() => setDragged(undefined)}
                className="hidden h-9 cursor-grab place-items-center text-ink-faint sm:grid"
              >
                <GripVertical className="size-4" />
              </span>
              <div className="grid min-w-0 flex-1 gap-2 sm:grid-cols-2">
                <Field label={`Text of link ${index + 1}`} hideLabel error={wrong?.label?.message}>
                  <Input {...register(`settings.navigation.${index}.label`)} placeholder="Text" />
                </Field>
                <Field label={`Address of link ${index + 1}`} hideLabel error={wrong?.href?.message}>
                  <Input {...register(`settings.navigation.${index}.href`)} placeholder="/archive" />
                </Field>
              </div>
              <div className="flex flex-col sm:flex-row">
                <IconButton
                  size="sm"
                  label={`Move link ${index + 1} up`}
                  disabled={index === 0}
                  onClick={() => move(index, index - 1)}
                >
                  <ArrowUp />
                </IconButton>
                <IconButton
                  size="sm"
                  label={`Move link ${index + 1} down`}
                  disabled={index === count - 1}
                  onClick={() => move(index, index + 1)}
                >
                  <ArrowDown />
                </IconButton>
                <IconButton
                  size="sm"
                  label={`Remove link ${index + 1}`}
                  onClick={() => {
                    items.remove(index);
                    setSaid(`Link ${index + 1} is removed`);
                  }}
                >
                  <Trash2 />
                </IconButton>
              </div>
            </li>
          );
        })}
      </ol>
      <Button
        size="sm"
        className="w-fit"
        disabled={count >= most}
        onClick={() => items.append({ label: "", href: "" })}
      >
        <Plus aria-hidden />
        Add a link
      </Button>
    </div>
  );
}
