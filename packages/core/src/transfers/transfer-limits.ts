import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import type { Context } from "../kernel/context.ts";
import { limit } from "../kernel/limit.ts";

/** Of one person: a folder may be put right and sent again many times, but not by a program. */
const uploads: RatePolicy = { name: "transfer-uploads", points: 40, durationSeconds: 3600 };
/** Of a publication: each reads or writes all of it. */
const runs: RatePolicy = { name: "transfer-runs", points: 60, durationSeconds: 3600 };

/** Takes one upload of an archive. Throws RATE_LIMITED. */
export const limitTransferUpload = (ctx: Context, userId: string) => limit(ctx, uploads, userId);

/** Takes one look, import or export. Throws RATE_LIMITED. */
export const limitTransferRun = (ctx: Context) => limit(ctx, runs, ctx.publication.id);
