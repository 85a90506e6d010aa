"use client";
import { Field } from "@broadsheet/ui/field";
import { Input } from "@broadsheet/ui/input";
import type { FieldError, UseFormRegisterReturn } from "react-hook-form";

interface NameAndAddressProps {
  /** Of whom or what: "tag", "author". */
  noun: string;
  /** Where their pages are: "/tags". */
  path: string;
  /** The address they have so far, if it is to be another. */
  moves: string | undefined;
  name: UseFormRegisterReturn;
  slug: UseFormRegisterReturn;
  errors: { name?: FieldError | undefined; slug?: FieldError | undefined };
}

/** The name and the address of what has a page of its own on the site. */
export function NameAndAddress({ noun, path, moves, name, slug, errors }: NameAndAddressProps) {
  return (
    <>
      <Field label="Name" required error={errors.name?.message}>
        <Input {...name} autoComplete="off" />
      </Field>
      <Field
        label="Address"
        hint={
          moves === undefined
            ? `The ${noun}’s page is ${path}/… Left empty, it is made from the name.`
            : `Links to ${path}/${moves} will lead to the new address.`
        }
        error={errors.slug?.message}
      >
        <Input {...slug} autoComplete="off" autoCapitalize="off" spellCheck={false} />
      </Field>
    </>
  );
}
