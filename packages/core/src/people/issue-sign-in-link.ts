import { deriveSecret, hashSecret } from "@broadsheet/auth/secrets";
import { inPublication } from "@broadsheet/db/connection";
import type { PublicationContext } from "../kernel/context.ts";
import type { Services } from "../kernel/services.ts";
import { type Account, accountByEmail } from "./account.reads.ts";
import { insertOneTimeToken } from "./one-time-token.writes.ts";

export const signInLinkMinutes = 20;

export interface SignInLinkRequest {
  /** Names the request: the same one gets the same link, however often it is issued. */
  id: string;
  email: string;
  askedAt: Date;
  /** The path that was asked for. */
  next?: string | undefined;
}

/** Makes the link an address asked for. Null for one that may not sign in here, and for a request that is too old by now. */
export async function issueSignInLink(
  services: Services,
  publication: PublicationContext,
  { id, email, askedAt, next }: SignInLinkRequest,
): Promise<{ url: string; account: Account } | null> {
  const expiresAt = new Date(askedAt.getTime() + signInLinkMinutes * 60_000);
  if (expiresAt <= services.clock.now()) return null;
  const secret = deriveSecret(services.config.secret, "sign-in-link", id);
  return inPublication(services.db, publication.id, async (tx) => {
    const account = await accountByEmail(tx, publication.id, email);
    if (!account) return null;
    await insertOneTimeToken(tx, {
      tokenHash: hashSecret(secret),
      purpose: "sign_in",
      email,
      createdAt: askedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    });
    const query = new URLSearchParams({ token: secret, ...(next && { next }) });
    return { url: `${publication.url}/studio/sign-in/link?${query}`, account };
  });
}
