import { deriveSecret } from "@broadsheet/auth/secrets";
import { inPublication } from "@broadsheet/db/connection";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { publicationById } from "../publications/publication-context.ts";
import { accountByEmail } from "./account.reads.ts";
import { insertOneTimeToken } from "./one-time-token.writes.ts";

const minutes = 20;

/**
 * Mails a sign-in link to an address that may sign in, and does nothing for any other. The link follows from the job's id: when the job
 * runs again after a crash, it is the same link.
 */
export const sendSignInLink = defineJob({
  name: "people.sign-in-link",
  schema: z.object({ publicationId: z.uuid(), email: z.string() }),
  async handle(services: Services, { publicationId, email }, { id, createdAt }) {
    const expiresAt = new Date(createdAt.getTime() + minutes * 60_000);
    const publication = await publicationById(services.db, publicationId, services.config.publicUrl);
    if (!publication || expiresAt <= services.clock.now()) return;
    const secret = deriveSecret(services.config.secret, "sign-in-link", id);
    const account = await inPublication(services.db, publicationId, async (tx) => {
      const found = await accountByEmail(tx, publicationId, email);
      if (found) {
        await insertOneTimeToken(tx, {
          secret,
          purpose: "sign_in",
          email,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
        });
      }
      return found;
    });
    if (!account) return;
    const mail = await renderTemplate("sign-in-link", mailPublication(publication), {
      url: `${publication.url}/studio/sign-in/link?token=${secret}`,
      expiresInMinutes: minutes,
    });
    await services.mailer.send({
      ...mail,
      to: { address: account.email, name: account.name },
      idempotencyKey: `sign-in-link:${id}`,
    });
  },
});
