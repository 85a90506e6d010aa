import { hash, verify } from "@node-rs/argon2";

/** argon2id as RFC 9106 describes it: 46 MiB, two passes, one lane; about 50 ms on a small server. */
const cost = { algorithm: 2, memoryCost: 47_104, timeCost: 2, parallelism: 1 } as const;

/** Of a password nobody has: what is verified when an account has no password or does not exist. */
let decoy: Promise<string> | undefined;

/** The hash to keep, in PHC string form; parameters and salt are part of it. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFKC"), cost);
}

/** Whether the password is the one hashed. Without a hash it does the same work and answers false. */
export async function verifyPassword(kept: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(crypto.randomUUID());
  const right = await verify(kept ?? (await decoy), password.normalize("NFKC"));
  return right && typeof kept === "string";
}
