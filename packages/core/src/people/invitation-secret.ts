import { deriveSecret } from "@broadsheet/auth/secrets";

/** How long an invitation can be accepted. */
export const invitationDays = 7;

export function invitationExpiry(now: Date): string {
  return new Date(now.getTime() + invitationDays * 24 * 60 * 60 * 1000).toISOString();
}

/**
 * The secret of an invitation's link. It follows from the row and the installation's key, so the mailing job needs no secret in its
 * payload; sending the invitation again gives it a new expiry and so a new secret.
 */
export function invitationSecret(key: string, invitation: { id: string; expiresAt: string }): string {
  return deriveSecret(key, "invitation", `${invitation.id}.${invitation.expiresAt}`);
}
