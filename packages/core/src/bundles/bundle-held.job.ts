import { id } from "@broadsheet/contract/primitives";
import { renderTemplate } from "@broadsheet/mail/templates";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import { transact } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { mailPublication } from "../publications/mail-publication.ts";
import { findHeldBundle, listBundleKeepers } from "./bundle-mail.reads.ts";

/** Tells who scheduled a bundle, and who made it, that it did not go out and why. */
export const bundleHeldJob = defineJob({
  name: "bundle.held",
  schema: z.object({ publicationId: id, bundleId: id }),
  async handle(services: Services, { publicationId, bundleId }) {
    const ctx = await systemContext(services, publicationId, "notifications");
    if (!ctx) return;
    const { bundle, keepers } = await transact(ctx, async (tx) => ({
      bundle: await findHeldBundle(tx, publicationId, bundleId),
      keepers: await listBundleKeepers(tx, publicationId, bundleId),
    }));
    // Somebody has seen to it meanwhile.
    if (!bundle?.failure) return;
    const reasons = bundle.failure.map(({ title, message }) => `${title || "Untitled"}: ${message}`);
    const mail = await renderTemplate("bundle-held", mailPublication(ctx.publication), {
      bundleName: bundle.name,
      reasons: reasons.length > 0 ? reasons : ["It holds no posts"],
      url: `${ctx.publication.url}/studio/bundles/${bundleId}`,
    });
    for (const { userId, email, name } of keepers)
      await services.mailer.send({
        ...mail,
        to: { address: email, name },
        idempotencyKey: `bundle-held:${bundleId}:${bundle.version}:${userId}`,
      });
  },
});
