"use client";
import { Card, CardBody, CardHeader } from "@broadsheet/ui/card";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Select } from "@broadsheet/ui/select";
import { Textarea } from "@broadsheet/ui/textarea";
import { Controller, type UseFormReturn } from "react-hook-form";
import { ImageField } from "@/features/media/image-field.tsx";
import { AccentField } from "./accent-field.tsx";
import { ChecklistFields } from "./checklist-fields.tsx";
import { FindingCard } from "./finding-card.tsx";
import { HostsField } from "./hosts-field.tsx";
import { LayoutPicker, ThemePicker } from "./looks-fields.tsx";
import { NavigationEditor } from "./navigation-editor.tsx";
import type { SettingsInput, SettingsValues } from "./settings-values.ts";

/** Made on the server, whose lists may differ from the browser's. */
export interface Choices {
  languages: { value: string; label: string }[];
  timeZones: { value: string; label: string }[];
}

interface SettingsSectionsProps {
  form: UseFormReturn<SettingsInput, unknown, SettingsValues>;
  choices: Choices;
}

const body = "grid grid-cols-[minmax(0,1fr)] gap-5";

export function SettingsSections({ form, choices }: SettingsSectionsProps) {
  const { control, register } = form;
  const { errors } = form.formState;
  const wrong = errors.settings;
  return (
    <>
      <Card>
        <CardHeader
          title="Publication"
          description="Its name and what readers and search engines learn about it."
        />
        <CardBody className={body}>
          <Field label="Name" required error={errors.name?.message}>
            <Input {...register("name")} autoComplete="off" />
          </Field>
          <Field label="Description" hint="One or two sentences." error={errors.description?.message}>
            <Textarea {...register("description")} maxLength={500} rows={2} />
          </Field>
          <div className="grid gap-5 sm:grid-cols-2">
            <Controller
              control={control}
              name="settings.language"
              render={({ field }) => (
                <Field
                  label="Language"
                  hint="Of the posts; search depends on it."
                  error={wrong?.language?.message}
                >
                  <Select options={choices.languages} value={field.value} onValueChange={field.onChange} />
                </Field>
              )}
            />
            <Controller
              control={control}
              name="settings.timezone"
              render={({ field }) => (
                <Field
                  label="Time zone"
                  hint="For dates and for scheduling."
                  error={wrong?.timezone?.message}
                >
                  <Select options={choices.timeZones} value={field.value} onValueChange={field.onChange} />
                </Field>
              )}
            />
          </div>
        </CardBody>
      </Card>

      <Card>
        <CardHeader title="Looks" description="What the reader site is recognised by." />
        <CardBody className={body}>
          <Controller
            control={control}
            name="settings.theme"
            render={({ field }) => (
              <ThemePicker
                value={field.value ?? "broadsheet"}
                onChange={field.onChange}
                accent={form.watch("settings.accentColor") ?? ""}
              />
            )}
          />
          <Controller
            control={control}
            name="settings.homeLayout"
            render={({ field }) => <LayoutPicker value={field.value ?? "list"} onChange={field.onChange} />}
          />
          <Controller
            control={control}
            name="settings.accentColor"
            render={({ field }) => (
              <AccentField
                theme={form.watch("settings.theme") ?? "broadsheet"}
                value={field.value ?? ""}
                onChange={field.onChange}
                onBlur={field.onBlur}
                error={wrong?.accentColor?.message}
              />
            )}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <Controller
              control={control}
              name="settings.logoUrl"
              render={({ field }) => (
                <ImageField
                  label="Logo"
                  hint="In place of the name, on top of every page."
                  value={field.value ?? null}
                  onChange={field.onChange}
                  error={wrong?.logoUrl?.message}
                />
              )}
            />
            <Controller
              control={control}
              name="settings.iconUrl"
              render={({ field }) => (
                <ImageField
                  label="Icon"
                  shape="square"
                  hint="Square; for tabs and home screens."
                  value={field.value ?? null}
                  onChange={field.onChange}
                  error={wrong?.iconUrl?.message}
                />
              )}
            />
          </div>
        </CardBody>
      </Card>

      <Card>
        <CardHeader title="Navigation" description="Links on top of the reader site, in this order." />
        <CardBody>
          <NavigationEditor control={control} register={register} errors={errors} />
        </CardBody>
      </Card>

      <Card>
        <CardHeader title="Reading" />
        <CardBody className={body}>
          <Field label="Posts on a page" error={wrong?.postsPerPage?.message} className="max-w-40">
            <Input
              {...register("settings.postsPerPage", { valueAsNumber: true })}
              type="number"
              inputMode="numeric"
              min={1}
              max={50}
            />
          </Field>
          <Field
            label="Footer"
            hint="Below every page: an imprint, a licence."
            error={wrong?.footerText?.message}
          >
            <Textarea {...register("settings.footerText")} maxLength={1000} rows={2} />
          </Field>
        </CardBody>
      </Card>

      <FindingCard form={form} />

      <Card>
        <CardHeader title="Writing" />
        <CardBody>
          <Controller
            control={control}
            name="settings.reviewRequired"
            render={({ field }) => (
              <Checkbox
                label="Posts need an approval before they are published"
                description="Authors ask for a review; an editor approves. Editors can still publish by themselves."
                checked={field.value ?? false}
                onCheckedChange={(checked) => field.onChange(checked === true)}
              />
            )}
          />
        </CardBody>
      </Card>

      <Card>
        <CardHeader title="Signing in" />
        <CardBody>
          <Controller
            control={control}
            name="settings.secondFactorRequired"
            render={({ field }) => (
              <Checkbox
                label="Everybody who works here needs a second factor"
                description="An authenticator app or a passkey. Who has none is led to set one up and can do nothing else before. You need one of your own first."
                checked={field.value ?? false}
                onCheckedChange={(checked) => field.onChange(checked === true)}
              />
            )}
          />
        </CardBody>
      </Card>

      <Card>
        <CardHeader
          title="Checklist"
          description="What a post should have before it goes out. What is required keeps it from being published."
        />
        <CardBody>
          <ChecklistFields form={form} />
        </CardBody>
      </Card>

      <Card>
        <CardHeader title="Addresses" description="The host names at which this publication answers." />
        <CardBody>
          <Controller
            control={control}
            name="hosts"
            render={({ field }) => (
              <HostsField
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                errors={errors.hosts}
              />
            )}
          />
        </CardBody>
      </Card>
    </>
  );
}
