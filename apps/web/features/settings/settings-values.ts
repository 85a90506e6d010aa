import type { Publication, UpdatePublicationInput } from "@broadsheet/contract/publications";
import type { z } from "zod";
import type { settingsForm } from "./settings-schema.ts";

export type SettingsInput = z.input<typeof settingsForm>;
export type SettingsValues = z.output<typeof settingsForm>;

export function settingsOf(publication: Publication): SettingsValues {
  return {
    name: publication.name,
    description: publication.description,
    hosts: publication.hosts,
    settings: publication.settings,
  };
}

type Dirty = { [Key in keyof SettingsValues]?: unknown };

function touched(dirty: unknown): boolean {
  if (typeof dirty !== "object" || dirty === null) return dirty === true;
  return Object.values(dirty).some(touched);
}

/** What to send: only what the person changed, so that somebody else's changes of other settings stay. */
export function changesOf(values: SettingsValues, dirty: Dirty): Omit<UpdatePublicationInput, "version"> {
  const dirtySettings = (dirty.settings ?? {}) as Record<string, unknown>;
  const changed = Object.entries(values.settings).filter(([key]) => touched(dirtySettings[key]));
  return {
    ...(touched(dirty.name) ? { name: values.name } : {}),
    ...(touched(dirty.description) ? { description: values.description } : {}),
    ...(touched(dirty.hosts) ? { hosts: values.hosts } : {}),
    ...(changed.length > 0 ? { settings: Object.fromEntries(changed) } : {}),
  };
}
