import { expect, it } from "vitest";
import { readServicesEnv } from "./env.ts";

const read = (env: Record<string, string>) =>
  readServicesEnv({
    DATABASE_URL: "postgres://localhost/x",
    AUTH_SECRET: "0123456789abcdef0123456789abcdef",
    ...env,
  } as unknown as NodeJS.ProcessEnv).cdn;

it("calls no CDN unless told to", () => {
  expect(read({})).toEqual([]);
});

it("knows where each purge API is and how it is asked", () => {
  const targets = read({
    CLOUDFLARE_ZONE_ID: "z1",
    CLOUDFLARE_API_TOKEN: "c",
    FASTLY_SERVICE_ID: "s1",
    FASTLY_API_TOKEN: "f",
    FASTLY_API_URL: "http://127.0.0.1:9/",
    VERCEL_PURGE_PROJECT_ID: "p1",
    VERCEL_PURGE_TEAM_ID: "t1",
    VERCEL_PURGE_TOKEN: "v",
  });
  expect(targets.map(({ url, headers, field }) => ({ url, headers, field }))).toEqual([
    {
      url: "https://api.cloudflare.com/client/v4/zones/z1/purge_cache",
      headers: { authorization: "Bearer c" },
      field: "tags",
    },
    { url: "http://127.0.0.1:9/service/s1/purge", headers: { "fastly-key": "f" }, field: "surrogate_keys" },
    {
      url: "https://api.vercel.com/v1/edge-cache/dangerously-delete-by-tags?projectIdOrName=p1&teamId=t1",
      headers: { authorization: "Bearer v" },
      field: "tags",
    },
  ]);
});

it.each([
  [{ CLOUDFLARE_ZONE_ID: "z1" }, "CLOUDFLARE_API_TOKEN must be given together with CLOUDFLARE_ZONE_ID"],
  [{ FASTLY_API_TOKEN: "f" }, "FASTLY_SERVICE_ID must be the id of a service"],
  [{ CLOUDFLARE_ZONE_ID: "../x", CLOUDFLARE_API_TOKEN: "c" }, "CLOUDFLARE_ZONE_ID must be the id of a zone"],
])("refuses %j by name", (env, message) => {
  expect(() => read(env as Record<string, string>)).toThrow(message);
});
