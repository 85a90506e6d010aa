import { listAuditInput, listAuditOutput } from "@broadsheet/contract/people";
import { look } from "../kernel/context.ts";
import { permit, router } from "../kernel/trpc.ts";
import { listAudit } from "./audit.reads.ts";

export const auditRouter = router({
  list: permit("audit:read")
    .input(listAuditInput)
    .output(listAuditOutput)
    .query(({ ctx, input }) => look(ctx, (tx) => listAudit(tx, ctx.publication.id, input))),
});
