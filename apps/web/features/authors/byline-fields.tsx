"use client";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import { Textarea } from "@broadsheet/ui/textarea";
import { type Control, Controller, type FieldErrors, type FieldValues, type Path } from "react-hook-form";
import { ImageField } from "@/features/media/image-field.tsx";

interface BylineFieldsProps<Values extends FieldValues, Output> {
  control: Control<Values, unknown, Output>;
  errors: FieldErrors<Values>;
}

/** What readers learn about an author: biography, website, picture. */
export function BylineFields<Values extends FieldValues, Output>({
  control,
  errors,
}: BylineFieldsProps<Values, Output>) {
  const message = (name: string) => errors[name]?.message as string | undefined;
  return (
    <>
      <Controller
        control={control}
        name={"bio" as Path<Values>}
        render={({ field }) => (
          <Field label="Biography" hint="Stands below posts and on the author’s page." error={message("bio")}>
            <Textarea {...field} maxLength={2000} />
          </Field>
        )}
      />
      <Controller
        control={control}
        name={"website" as Path<Values>}
        render={({ field }) => (
          <Field label="Website" error={message("website")}>
            <Input {...field} type="url" inputMode="url" placeholder="https://" autoComplete="url" />
          </Field>
        )}
      />
      <Controller
        control={control}
        name={"avatarUrl" as Path<Values>}
        render={({ field }) => (
          <ImageField
            label="Picture"
            shape="round"
            value={field.value}
            onChange={field.onChange}
            error={message("avatarUrl")}
          />
        )}
      />
    </>
  );
}
