import { publicationSettings, updatePublicationInput } from "@broadsheet/contract/publications";
import { z } from "zod";

const { name, description, hosts } = updatePublicationInput.required().shape;

/** The settings as a form holds them. Hosts are lines of text; empty ones do not count. */
export const settingsForm = z.object({
  name,
  description,
  hosts: z
    .array(z.string())
    .transform((lines) => lines.map((line) => line.trim()).filter(Boolean))
    .pipe(hosts),
  settings: publicationSettings,
});
