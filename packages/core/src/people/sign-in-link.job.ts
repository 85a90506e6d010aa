import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { publicationById } from "../publications/publication-context.ts";
import { issueSignInLink, signInLinkMinutes } from "./issue-sign-in-link.ts";

/**
 * Mails a sign-in link to an address that may sign in, and does nothing for any other. When the job runs again after a crash, it is the same
 * link.
 */
export const sendSignInLink = defineJob({
  name: "people.sign-in-link",
  schema: z.object({ publicationId: z.uuid(), email: z.string(), next: z.string().optional() }),
  async handle(services: Services, { publicationId, email, next }, { id, createdAt }) {
    const publication = await publicationById(services.db, publicationId, services.config.publicUrl);
    const issued =
      publication && (await issueSignInLink(services, publication, { id, email, next, askedAt: createdAt }));
    if (!issued) return;
    const { account, url } = issued;
    const mail = await renderTemplate("sign-in-link", mailPublication(publication), {
      url,
      expiresInMinutes: signInLinkMinutes,
    });
    await services.mailer.send({
      ...mail,
      to: { address: account.email, name: account.name },
      idempotencyKey: `sign-in-link:${id}`,
    });
  },
});
