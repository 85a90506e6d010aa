import type { ReadinessCheck } from "./operations.ts";

/** What must answer before this process takes requests. */
export const readinessChecks: readonly ReadinessCheck[] = [];
