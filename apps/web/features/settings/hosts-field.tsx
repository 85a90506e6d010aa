"use client";
import { Callout } from "@broadsheet/ui/callout";
import { Field } from "@broadsheet/ui/field";
import { Textarea } from "@broadsheet/ui/textarea";
import { useSyncExternalStore } from "react";
import type { FieldErrors } from "react-hook-form";
import type { SettingsInput } from "./settings-values.ts";

interface HostsFieldProps {
  value: string[];
  onChange: (hosts: string[]) => void;
  onBlur: () => void;
  errors: FieldErrors<SettingsInput>["hosts"];
}

function firstMessage(errors: HostsFieldProps["errors"]): string | undefined {
  if (!errors) return undefined;
  if (errors.message) return errors.message;
  if (!Array.isArray(errors)) return undefined;
  const index = errors.findIndex(Boolean);
  const message = errors[index]?.message;
  return message ? `Line ${index + 1}: ${message}` : undefined;
}

const noSubscription = () => () => {};

/** One host a line. Warns before somebody takes away the address they are at. */
export function HostsField({ value, onChange, onBlur, errors }: HostsFieldProps) {
  const here = useSyncExternalStore(
    noSubscription,
    () => location.host,
    () => null,
  );
  const named = value.map((line) => line.trim().toLowerCase()).filter(Boolean);
  const lost = here !== null && named.length > 0 && !named.includes(here);
  return (
    <div className="grid gap-4">
      <Field
        label="Host names"
        hint="One a line. The first stands in links and feeds; the others lead to it. Their DNS must lead to this server."
        error={firstMessage(errors)}
      >
        <Textarea
          value={value.join("\n")}
          onChange={({ target }) => onChange(target.value.split("\n"))}
          onBlur={onBlur}
          rows={3}
          spellCheck={false}
          autoCapitalize="off"
          placeholder="blog.example.org"
          className="font-mono"
        />
      </Field>
      {lost && (
        <Callout tone="warning">
          {`You are at ${here}, which is not among them. Make sure that one of the names leads here before you save.`}
        </Callout>
      )}
    </div>
  );
}
