import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import type { Context } from "../kernel/context.ts";
import { limit, networkOf, privateKey } from "../kernel/limit.ts";

const minute = 60;

/**
 * Guesses are counted three ways. One network may try a few times for one account and more often for many. All strange networks together
 * share an allowance for an account; networks its owner has signed in from do not draw on it, so that strangers who use it up
 * cannot keep the owner out. The e-mailed link stays open to them as well.
 */
const byNetwork: RatePolicy = { name: "sign-in-network", points: 60, durationSeconds: 10 * minute };
const byPair: RatePolicy = { name: "sign-in-pair", points: 8, durationSeconds: 10 * minute };
const byStrangers: RatePolicy = { name: "sign-in-account", points: 40, durationSeconds: 10 * minute };

const linkByNetwork: RatePolicy = { name: "link-network", points: 30, durationSeconds: 60 * minute };
const linkByPair: RatePolicy = { name: "link-pair", points: 4, durationSeconds: 15 * minute };
const linkByAccount: RatePolicy = { name: "link-account", points: 12, durationSeconds: 60 * minute };

const secretsByNetwork: RatePolicy = { name: "secret-network", points: 60, durationSeconds: 10 * minute };
const passwordChange: RatePolicy = { name: "password-change", points: 10, durationSeconds: 10 * minute };
/** Of a million codes three are right at a time: nobody gets far. */
const secondFactor: RatePolicy = { name: "second-factor", points: 8, durationSeconds: 10 * minute };
const invitationsOfPublication: RatePolicy = {
  name: "invitations",
  points: 200,
  durationSeconds: 60 * minute,
};
const invitationsToAddress: RatePolicy = {
  name: "invitation-address",
  points: 6,
  durationSeconds: 60 * minute,
};

const pairKey = (ctx: Context, email: string) => privateKey(networkOf(ctx.ip), email);

/** Takes one attempt at an account's password. Throws RATE_LIMITED. */
export async function limitPasswordAttempt(ctx: Context, email: string, familiar: boolean): Promise<void> {
  await limit(ctx, byNetwork, networkOf(ctx.ip));
  await limit(ctx, byPair, pairKey(ctx, email));
  if (!familiar) await limit(ctx, byStrangers, privateKey(email));
}

/** After the right password: earlier slips of this person are forgotten. */
export async function forgivePasswordAttempts(ctx: Context, email: string): Promise<void> {
  await ctx.limiter.reset(pairKey(ctx, email), byPair);
}

/** Takes one sign-in mail to an address. Throws RATE_LIMITED. */
export async function limitLinkRequest(ctx: Context, email: string): Promise<void> {
  await limit(ctx, linkByNetwork, networkOf(ctx.ip));
  await limit(ctx, linkByPair, pairKey(ctx, email));
  await limit(ctx, linkByAccount, privateKey(email));
}

/** Takes one attempt at a secret from a link. Throws RATE_LIMITED. */
export function limitSecretAttempt(ctx: Context): Promise<void> {
  return limit(ctx, secretsByNetwork, networkOf(ctx.ip));
}

export function limitPasswordChange(ctx: Context, userId: string): Promise<void> {
  return limit(ctx, passwordChange, userId);
}

/** Takes one attempt at showing who one is within a session. Throws RATE_LIMITED. */
export function limitProof(ctx: Context, userId: string): Promise<void> {
  return limit(ctx, secondFactor, userId);
}

export async function forgiveProofs(ctx: Context, userId: string): Promise<void> {
  await ctx.limiter.reset(userId, secondFactor);
}

/** Takes one invitation mail. Throws RATE_LIMITED. */
export async function limitInvitationMail(ctx: Context, email: string): Promise<void> {
  await limit(ctx, invitationsOfPublication, ctx.publication.id);
  await limit(ctx, invitationsToAddress, privateKey(ctx.publication.id, email));
}
