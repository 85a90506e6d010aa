import { decode, encode } from "@auth/core/jwt";
import { z } from "zod";

/** How long a session, and the cookie that names it, lasts. */
export const sessionSeconds = 30 * 24 * 60 * 60;

/** What the cookie's token says: whose it is and which session row it stands for. The row decides. */
const claims = z.object({ sub: z.uuid(), sid: z.uuid() });
export type SessionClaims = z.infer<typeof claims>;

/** `__Host-` ties the cookie to this very host, to https and to the whole path; browsers refuse it over http. */
export function sessionCookieName(secure: boolean): string {
  return `${secure ? "__Host-" : ""}broadsheet.session`;
}

/** Sent with links from elsewhere (a mail that leads to the studio), never with another site's forms or scripts. */
export const sessionCookieOptions = (secure: boolean) =>
  ({ httpOnly: true, sameSite: "lax", path: "/", secure }) as const;

interface CookieSettings {
  secret: string;
  secure: boolean;
}

/** The whole `Set-Cookie` value that signs a browser in; the same token next-auth would make. */
export async function sessionSetCookie(
  session: SessionClaims,
  { secret, secure }: CookieSettings,
): Promise<string> {
  const name = sessionCookieName(secure);
  const token = await encode({ token: { ...session }, secret, salt: name, maxAge: sessionSeconds });
  return [
    `${name}=${token}`,
    "Path=/",
    `Max-Age=${sessionSeconds}`,
    "HttpOnly",
    "SameSite=Lax",
    ...(secure ? ["Secure"] : []),
  ].join("; ");
}

/** Reads a request's `Cookie` header. Null without a session cookie, and for one that is forged, expired or of another key. */
export async function readSessionCookie(
  header: string | null | undefined,
  { secret, secure }: CookieSettings,
): Promise<SessionClaims | null> {
  const name = sessionCookieName(secure);
  const token = header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1);
  if (!token) return null;
  try {
    const parsed = claims.safeParse(await decode({ token, secret, salt: name }));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
