import { commonHeaders, readerPolicy, strictTransportSecurity } from "./security-headers.ts";

const fixed = Object.entries({ ...commonHeaders, "content-security-policy": readerPolicy });
const secure = [...fixed, ["strict-transport-security", strictTransportSecurity] as const];

/** What every answer of the reader site carries; `scheme` is the one the reader came by. */
export function siteHeaders(scheme: string | string[] | undefined): readonly (readonly [string, string])[] {
  return scheme === "https" ? secure : fixed;
}
