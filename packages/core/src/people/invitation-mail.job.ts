import { hashSecret } from "@broadsheet/auth/secrets";
import { inPublication } from "@broadsheet/db/connection";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { publicationById } from "../publications/publication-context.ts";
import { openInvitationById } from "./invitation.reads.ts";
import { invitationDays, invitationSecret } from "./invitation-secret.ts";

/** Mails an invitation as it stands when the job runs; one that was withdrawn, accepted, has expired or lost its sender meanwhile is not mailed. */
export const sendInvitation = defineJob({
  name: "people.invitation",
  schema: z.object({ publicationId: z.uuid(), invitationId: z.uuid() }),
  async handle(services: Services, { publicationId, invitationId }) {
    const { config, db, clock } = services;
    const publication = await publicationById(db, publicationId, config.publicUrl);
    const invitation =
      publication &&
      (await inPublication(db, publicationId, (tx) => openInvitationById(tx, publicationId, invitationId)));
    if (!invitation) return;
    if (!invitation.vouched || invitation.expiresAt <= clock.now().toISOString()) return;
    const secret = invitationSecret(config.secret, invitation);
    // The key of this installation was changed after the invitation was made: its link cannot be made any more.
    if (hashSecret(secret) !== invitation.tokenHash) {
      services.log.warn({ invitationId }, "an invitation was made under another AUTH_SECRET; send it again");
      return;
    }
    const mail = await renderTemplate("invitation", mailPublication(publication), {
      inviterName: invitation.invitedBy ?? publication.name,
      role: invitation.ownRole?.name ?? invitation.role,
      url: `${publication.url}/studio/invitation?token=${secret}`,
      expiresInDays: invitationDays,
    });
    await services.mailer.send({
      ...mail,
      to: { address: invitation.email },
      idempotencyKey: `invitation:${invitationId}:${invitation.expiresAt}`,
    });
  },
});
