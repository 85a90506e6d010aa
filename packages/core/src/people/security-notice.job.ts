import { inPublication } from "@broadsheet/db/connection";
import { renderTemplate, securityEvents } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { publicationById } from "../publications/publication-context.ts";
import { accountById } from "./account.reads.ts";

/** Tells somebody that their ways of signing in have changed, so that they hear of it when it was not them. */
export const securityNotice = defineJob({
  name: "people.security-notice",
  schema: z.object({
    publicationId: z.uuid(),
    userId: z.uuid(),
    event: z.enum(securityEvents),
    userAgent: z.string().nullable(),
    at: z.string(),
  }),
  async handle(services: Services, { publicationId, userId, event, userAgent, at }, { id }) {
    const publication = await publicationById(services.db, publicationId, services.config.publicUrl);
    const account =
      publication &&
      (await inPublication(services.db, publicationId, (tx) => accountById(tx, publicationId, userId)));
    if (!account) return;
    const when = new Intl.DateTimeFormat("en-GB", {
      dateStyle: "long",
      timeStyle: "short",
      timeZone: publication.settings.timezone,
    });
    const mail = await renderTemplate("security-notice", mailPublication(publication), {
      event,
      at: `${when.format(new Date(at))} (${publication.settings.timezone})`,
      browser: userAgent,
      url: `${publication.url}/studio/account`,
    });
    await services.mailer.send({
      ...mail,
      to: { address: account.email, name: account.name },
      idempotencyKey: `security-notice:${id}`,
    });
  },
});
