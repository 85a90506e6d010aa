import path from "node:path";
import type { CdnTarget } from "@broadsheet/cache/cdn";
import type { S3Options } from "@broadsheet/storage/storage";
import { z } from "zod";
import { cdnExpectations, cdnTargets, cdnVariables } from "./cdn-targets.ts";

/** What the environment says to every process: web, worker and command line. Each also has variables of its own. */
export interface ServicesEnv {
  databaseUrl: string;
  redisUrl: string | undefined;
  smtpUrl: string | undefined;
  /** Absent where files are kept in the data directory. */
  s3: S3Options | undefined;
  mailFrom: { address: string; name: string };
  /** Absolute. */
  dataDir: string;
  /** Without a slash at its end. */
  publicUrl: string;
  secret: string;
  /** Of one address or token; 0 for no limit. */
  apiCallsPerMinute: number;
  /** Of the uploads of one publication together; 0 for no limit. */
  mediaBytesPerPublication: number;
  /** Of an archive that is sent for an import. */
  importBytes: number;
  /** CDNs that are told what changed. */
  cdn: readonly CdnTarget[];
}

// Where Next has bundled this file it has no directory of its own; the web process runs in apps/web.
const installation = import.meta.dirname
  ? path.resolve(import.meta.dirname, "../../..")
  : path.resolve("../..");

const mailbox = /^(?:([^<>]*)<)?([^\s<>@]+@[^\s<>@]+)>?$/;

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  AUTH_SECRET: z.string().min(32),
  BROADSHEET_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Vercel's own name for the deployment, without a scheme. */
  VERCEL_URL: z.string().optional(),
  BROADSHEET_DATA_DIR: z.string().default(path.join(installation, ".broadsheet")),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z.string().regex(mailbox).optional(),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default("us-east-1"),
  S3_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  S3_PREFIX: z.string().optional(),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).optional(),
  API_CALLS_PER_MINUTE: z.coerce.number().int().min(0).default(600),
  MEDIA_QUOTA_MB: z.coerce.number().int().min(0).default(0),
  IMPORT_MAX_MB: z.coerce.number().int().min(1).max(20_000).default(512),
  ...cdnVariables,
});

const expectations: Record<keyof z.infer<typeof variables>, string> = {
  DATABASE_URL: "an address like postgres://user:password@host:5432/database",
  AUTH_SECRET: "at least 32 random characters, the same in every process",
  BROADSHEET_URL: "an address like https://news.example.org",
  VERCEL_URL: "a host, as Vercel sets it",
  BROADSHEET_DATA_DIR: "a folder",
  PORT: "a whole number from 0 to 65535",
  REDIS_URL: "an address like redis://host:6379",
  SMTP_URL: "an address like smtp://user:password@host:587",
  MAIL_FROM: "a sender like News <news@example.org>",
  S3_BUCKET: "the name of a bucket",
  S3_REGION: "a region like eu-central-1",
  S3_ENDPOINT: "an address like https://s3.example.org",
  S3_ACCESS_KEY_ID: "given together with S3_BUCKET",
  S3_SECRET_ACCESS_KEY: "given together with S3_BUCKET",
  S3_PREFIX: "a folder in the bucket",
  LOG_LEVEL: "debug, info, warn or error",
  API_CALLS_PER_MINUTE: "a whole number, 0 for no limit",
  MEDIA_QUOTA_MB: "a whole number of megabytes, 0 for no limit",
  IMPORT_MAX_MB: "a whole number of megabytes, at most 20000",
  ...cdnExpectations,
};

/** @throws {Error} naming the first variable that is missing or wrong, without its value. */
export function readServicesEnv(env: NodeJS.ProcessEnv = process.env): ServicesEnv {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = variables.safeParse(given);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof expectations;
    throw new Error(`${name} must be ${expectations[name]}`);
  }
  const found = parsed.data;
  const deployed = found.VERCEL_URL && `https://${found.VERCEL_URL}`;
  const publicUrl = (found.BROADSHEET_URL ?? deployed ?? `http://localhost:${found.PORT}`).replace(
    /\/+$/,
    "",
  );
  const [, name, address] = found.MAIL_FROM?.match(mailbox) ?? [];
  return {
    databaseUrl: found.DATABASE_URL,
    redisUrl: found.REDIS_URL,
    smtpUrl: found.SMTP_URL,
    s3: s3Options(found),
    mailFrom: {
      address: address ?? `broadsheet@${new URL(publicUrl).hostname}`,
      name: name?.trim() || "Broadsheet",
    },
    dataDir: path.resolve(found.BROADSHEET_DATA_DIR),
    publicUrl,
    secret: found.AUTH_SECRET,
    apiCallsPerMinute: found.API_CALLS_PER_MINUTE,
    mediaBytesPerPublication: found.MEDIA_QUOTA_MB * 1024 * 1024,
    importBytes: found.IMPORT_MAX_MB * 1_000_000,
    cdn: cdnTargets(found),
  };
}

function s3Options(found: z.infer<typeof variables>): S3Options | undefined {
  const { S3_BUCKET: bucket, S3_REGION: region, S3_ENDPOINT: endpoint, S3_PREFIX: prefix } = found;
  if (bucket === undefined) return undefined;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = found;
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    throw new Error(`S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY must be ${expectations.S3_ACCESS_KEY_ID}`);
  }
  return { bucket, region, endpoint, prefix, accessKeyId, secretAccessKey };
}
