import {
  getOutboxMailInput,
  listOutboxInput,
  listOutboxOutput,
  outboxMailDetail,
} from "@broadsheet/contract/outbox";
import { permit, router } from "../kernel/trpc.ts";
import { listOutbox, requireOutboxMail } from "./outbox.reads.ts";

/** What would have been mailed, while no SMTP server is configured. */
export const outboxRouter = router({
  list: permit("outbox:read")
    .input(listOutboxInput)
    .output(listOutboxOutput)
    .query(({ ctx, input }) => listOutbox(ctx, input)),
  get: permit("outbox:read")
    .input(getOutboxMailInput)
    .output(outboxMailDetail)
    .query(({ ctx, input }) => requireOutboxMail(ctx, input.id)),
});
