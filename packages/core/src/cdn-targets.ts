import type { CdnTarget } from "@broadsheet/cache/cdn";
import { z } from "zod";

/** What the environment says about CDNs that keep our pages: the account and a token for each, or nothing. */
export const cdnVariables = {
  CLOUDFLARE_ZONE_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  CLOUDFLARE_API_TOKEN: z.string().optional(),
  CLOUDFLARE_API_URL: z.url({ protocol: /^https?$/ }).default("https://api.cloudflare.com/client/v4"),
  FASTLY_SERVICE_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  FASTLY_API_TOKEN: z.string().optional(),
  FASTLY_API_URL: z.url({ protocol: /^https?$/ }).default("https://api.fastly.com"),
  VERCEL_PURGE_PROJECT_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  VERCEL_PURGE_TEAM_ID: z
    .string()
    .regex(/^[\w-]+$/)
    .optional(),
  VERCEL_PURGE_TOKEN: z.string().optional(),
  VERCEL_API_URL: z.url({ protocol: /^https?$/ }).default("https://api.vercel.com"),
};

export const cdnExpectations: Record<keyof typeof cdnVariables, string> = {
  CLOUDFLARE_ZONE_ID: "the id of a zone, given together with CLOUDFLARE_API_TOKEN",
  CLOUDFLARE_API_TOKEN: "given together with CLOUDFLARE_ZONE_ID",
  CLOUDFLARE_API_URL: "an address like https://api.cloudflare.com/client/v4",
  FASTLY_SERVICE_ID: "the id of a service, given together with FASTLY_API_TOKEN",
  FASTLY_API_TOKEN: "given together with FASTLY_SERVICE_ID",
  FASTLY_API_URL: "an address like https://api.fastly.com",
  VERCEL_PURGE_PROJECT_ID: "the id of a project, given together with VERCEL_PURGE_TOKEN",
  VERCEL_PURGE_TEAM_ID: "the id of a team",
  VERCEL_PURGE_TOKEN: "given together with VERCEL_PURGE_PROJECT_ID",
  VERCEL_API_URL: "an address like https://api.vercel.com",
};

type Found = z.infer<z.ZodObject<typeof cdnVariables>>;

/** Both of two variables, or neither. */
function pair(found: Found, id: keyof Found, token: keyof Found): [string, string] | undefined {
  const [first, second] = [found[id], found[token]];
  if (first !== undefined && second !== undefined) return [first, second];
  if (first === undefined && second === undefined) return undefined;
  const missing = first === undefined ? id : token;
  throw new Error(`${missing} must be ${cdnExpectations[missing]}`);
}

/** The CDNs whose purge API is to be called. */
export function cdnTargets(found: Found): CdnTarget[] {
  const targets: CdnTarget[] = [];
  const base = (url: string) => url.replace(/\/+$/, "");
  const cloudflare = pair(found, "CLOUDFLARE_ZONE_ID", "CLOUDFLARE_API_TOKEN");
  if (cloudflare)
    targets.push({
      name: "Cloudflare",
      url: `${base(found.CLOUDFLARE_API_URL)}/zones/${cloudflare[0]}/purge_cache`,
      headers: { authorization: `Bearer ${cloudflare[1]}` },
      field: "tags",
      tagsPerCall: 30,
    });
  const fastly = pair(found, "FASTLY_SERVICE_ID", "FASTLY_API_TOKEN");
  if (fastly)
    targets.push({
      name: "Fastly",
      url: `${base(found.FASTLY_API_URL)}/service/${fastly[0]}/purge`,
      headers: { "fastly-key": fastly[1] },
      field: "surrogate_keys",
      tagsPerCall: 256,
    });
  const vercel = pair(found, "VERCEL_PURGE_PROJECT_ID", "VERCEL_PURGE_TOKEN");
  if (vercel) {
    const query = new URLSearchParams({ projectIdOrName: vercel[0] });
    if (found.VERCEL_PURGE_TEAM_ID) query.set("teamId", found.VERCEL_PURGE_TEAM_ID);
    targets.push({
      name: "Vercel",
      // Invalidating would still show what was taken from readers once more.
      url: `${base(found.VERCEL_API_URL)}/v1/edge-cache/dangerously-delete-by-tags?${query}`,
      headers: { authorization: `Bearer ${vercel[1]}` },
      field: "tags",
      tagsPerCall: 16,
    });
  }
  return targets;
}
