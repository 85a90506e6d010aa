import { id } from "@broadsheet/contract/primitives";
import { defineJob } from "@broadsheet/queue/job";
import { z } from "zod";
import type { Services } from "../kernel/services.ts";

/**
 * A look, an import or an export. An attempt whose process died is repeated: an import leaves alone what the earlier one brought, an export starts again.
 */
export const transferJob = defineJob({
  name: "transfer.run",
  schema: z.object({ publicationId: id, id }),
  concurrency: 1,
  retry: { limit: 5, delaySeconds: 5, backoff: true, maxDelaySeconds: 60 },
  expireSeconds: 6 * 3600,
  async handle(services: Services, payload, meta): Promise<void> {
    const { transact } = await import("../kernel/context.ts");
    const { systemContext } = await import("../kernel/system-context.ts");
    const { runTransfer } = await import("./run-transfer.ts");
    const ctx = await systemContext(services, payload.publicationId, "transfer");
    if (!ctx || (await runTransfer(ctx, payload.id, meta)) === "ended") return;
    await transact(ctx, (tx) => ctx.queue.enqueue(tx, transferJob, payload, { singletonKey: payload.id }));
  },
});
