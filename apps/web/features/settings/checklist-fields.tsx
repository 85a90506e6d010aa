"use client";
import { checklistItems, checklistLevels } from "@broadsheet/contract/vocabulary";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { Controller, type UseFormReturn } from "react-hook-form";
import { itemWords, levelWords } from "@/features/posts/checklist/checklist-words.ts";
import type { SettingsInput, SettingsValues } from "./settings-values.ts";

const levels = checklistLevels.map((value) => ({ value, label: levelWords[value] }));

interface ChecklistFieldsProps {
  form: UseFormReturn<SettingsInput, unknown, SettingsValues>;
}

/** What a post should have before it goes out, and how strictly. */
export function ChecklistFields({ form: { control, register, formState } }: ChecklistFieldsProps) {
  const wrong = formState.errors.settings?.checklist;
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {checklistItems.map((item) => (
        <Controller
          key={item}
          control={control}
          name={`settings.checklist.${item}`}
          render={({ field }) => (
            <Field label={itemWords[item]} error={wrong?.[item]?.message}>
              <Select options={levels} value={field.value ?? "off"} onValueChange={field.onChange} />
            </Field>
          )}
        />
      ))}
      <Field label="Words that are enough" error={wrong?.words?.message} className="max-w-40">
        <Input
          {...register("settings.checklist.words", { valueAsNumber: true })}
          type="number"
          inputMode="numeric"
          min={1}
          max={100_000}
        />
      </Field>
    </div>
  );
}
