import type { MailPublication } from "@broadsheet/mail/templates";
import type { PublicationContext } from "../kernel/context.ts";

/** A publication as mails name it. */
export function mailPublication({ name, url, settings }: PublicationContext): MailPublication {
  return { name, url, accentColor: settings.accentColor, language: settings.language };
}
