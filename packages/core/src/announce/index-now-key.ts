import { createHmac } from "node:crypto";
import type { Config } from "../kernel/services.ts";

/** Where a publication's key is shown to those who want to see that it was us who told them. */
export const indexNowKeyPath = "/indexnow.txt";

/** The publication's key for IndexNow: no secret, but nobody else's. */
export function indexNowKey({ secret }: Config, publicationId: string): string {
  return createHmac("sha256", secret).update(`indexnow:${publicationId}`).digest("hex").slice(0, 32);
}
