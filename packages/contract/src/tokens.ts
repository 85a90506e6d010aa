import { z } from "zod";
import { tokenScope } from "./permission-schemas.ts";
import { id, instant, line } from "./primitives.ts";

export const apiToken = z.object({
  id,
  name: z.string(),
  /** The first characters, enough to recognise a token in a list. */
  prefix: z.string(),
  scopes: z.array(tokenScope),
  createdBy: z.string().nullable(),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable(),
});
export type ApiToken = z.infer<typeof apiToken>;
export const listTokensOutput = z.array(apiToken);
export const createTokenInput = z.object({
  name: line(100).pipe(z.string().min(1, { error: "Give the token a name" })),
  scopes: z.array(tokenScope).min(1, { error: "Choose at least one scope" }),
  /** Days until it expires; null for never. */
  expiresInDays: z.number().int().min(1).max(3650).nullable(),
});
export type CreateTokenInput = z.infer<typeof createTokenInput>;
/** The secret is shown this once; only its hash is kept. */
export const createTokenOutput = z.object({ token: apiToken, secret: z.string() });
export const revokeTokenInput = z.object({ id });
