/** What a session still lacks: the code of a second factor, or setting one up where the publication asks for it. */
export type Owed = "code" | "setup";

export interface SignInFacts {
  /** The publication asks its staff for a second factor. */
  required: boolean;
  authenticator: boolean;
  passkey: boolean;
  /** A second factor was given in this session. */
  given: boolean;
}

/**
 * Who has an authenticator app is asked for a code at each sign-in. Who has passkeys alone may use them or not, as long as the publication
 * does not ask for a second factor; where it does, nobody comes in without one, and who has none sets one up first.
 */
export function owedBy({ required, authenticator, passkey, given }: SignInFacts): Owed | null {
  if (given) return null;
  if (authenticator) return "code";
  if (!required) return null;
  return passkey ? "code" : "setup";
}

const freshMs = 15 * 60 * 1000;

/** Whether the person showed a moment ago that it is them. */
export function isFresh(session: { createdAt: string; confirmedAt: string | null }, now: Date): boolean {
  const shown = session.confirmedAt ?? session.createdAt;
  return now.getTime() - new Date(shown).getTime() < freshMs;
}
