"use client";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Textarea } from "@broadsheet/ui/textarea";
import { Controller, type UseFormReturn } from "react-hook-form";
import type { SettingsInput, SettingsValues } from "./settings-values.ts";

/** What search engines and feed readers are told. */
export function FindingCard({ form }: { form: UseFormReturn<SettingsInput, unknown, SettingsValues> }) {
  const { control, register } = form;
  const wrong = form.formState.errors.settings;
  const choice = (
    name: "settings.hidden" | "settings.news" | "settings.indexNow",
    label: string,
    description: string,
  ) => (
    <Controller
      control={control}
      name={name}
      render={({ field }) => (
        <Checkbox
          label={label}
          description={description}
          checked={field.value ?? false}
          onCheckedChange={(checked) => field.onChange(checked === true)}
        />
      )}
    />
  );
  return (
    <Card>
      <CardHeader title="Being found" description="What search engines and feed readers are told." />
      <CardBody className="grid grid-cols-[minmax(0,1fr)] gap-5">
        {choice(
          "settings.hidden",
          "Hide from search engines",
          "Readers with the address can still read everything.",
        )}
        {choice("settings.news", "Posts are news", "They are described to search engines as news articles.")}
        {choice(
          "settings.indexNow",
          "Tell search engines at once",
          "Those that take part in IndexNow (Bing, Yandex and others) get the address of each changed post.",
        )}
        <Field
          label="WebSub hub"
          hint="Tells feed readers of a new post at once. Without one, they look now and then."
          error={wrong?.websubHub?.message}
        >
          <Input
            {...register("settings.websubHub", {
              setValueAs: (value: string | null) => value?.trim() || null,
            })}
            type="url"
            placeholder="https://hub.example.org/"
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
        <Field
          label="Lines for robots.txt"
          hint="Added to what it says by itself."
          error={wrong?.robotsLines?.message}
        >
          <Textarea
            {...register("settings.robotsLines")}
            className="font-mono text-xs"
            maxLength={2000}
            rows={3}
            spellCheck={false}
          />
        </Field>
      </CardBody>
    </Card>
  );
}
