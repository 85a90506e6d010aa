/** True under `next dev`. The self-hosted server's own variables are in `server/env.ts`. */
export const isDevelopment = process.env.NODE_ENV === "development";

type Env = Readonly<Record<string, string | undefined>>;

/** Whether jobs run in this process, after its responses: where no worker lives, as on Vercel. */
export const runsJobsInline = (env: Env = process.env): boolean =>
  env.BROADSHEET_JOBS === "inline" || (env.VERCEL === "1" && env.BROADSHEET_JOBS !== "worker");

/** What /api/cron asks for; without one it does not exist. */
export function cronSecret(env: Env = process.env): string | undefined {
  const secret = env.CRON_SECRET || undefined;
  if (secret !== undefined && secret.length < 16)
    throw new Error("CRON_SECRET must be 16 characters or longer");
  return secret;
}

/** Whose names for cache tags answers carry beside the usual `Cache-Tag`: those of the CDNs that this installation purges or runs on. */
export const cdnTagHeaders = (env: Env = process.env): { fastly: boolean; vercel: boolean } => ({
  fastly: Boolean(env.FASTLY_SERVICE_ID),
  vercel: env.VERCEL === "1" || Boolean(env.VERCEL_PURGE_PROJECT_ID),
});
