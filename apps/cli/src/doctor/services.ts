import { connectRedis, readySoon } from "@broadsheet/cache/redis";
import type { ServicesEnv } from "@broadsheet/core/env";
import { createStorage } from "@broadsheet/storage/storage";
import { createLogger } from "@broadsheet/telemetry/logger";
import { createTransport } from "nodemailer";
import { type Finding, failed, ok } from "./finding.ts";

const patienceMs = 5000;

export async function examineRedis(url: string | undefined): Promise<Finding> {
  if (url === undefined) return ok("redis", "not set: cache and limits live in each process's memory");
  const server = new URL(url).host;
  const redis = connectRedis(url, "doctor", createLogger({ name: "doctor", level: "silent" }));
  try {
    await readySoon(redis);
    await redis.ping();
    return ok("redis", `${server} answers`);
  } catch (error) {
    return failed("redis", `${server} does not answer (${reasonOf(error)}): start it, or correct REDIS_URL.`);
  } finally {
    redis.disconnect();
  }
}

export async function examineMail(url: string | undefined): Promise<Finding> {
  if (url === undefined)
    return ok("mail", "SMTP_URL is not set: mail is written to files and shown in the studio");
  const server = new URL(url).host;
  const transport = createTransport(url, {}).on("error", () => undefined);
  const timeout = AbortSignal.timeout(patienceMs);
  try {
    await Promise.race([
      transport.verify(),
      new Promise<never>((_, reject) => {
        timeout.addEventListener("abort", () => reject(new Error(`no answer within ${patienceMs / 1000} s`)));
      }),
    ]);
    return ok("mail", `${server} accepts our sign-in`);
  } catch (error) {
    return failed(
      "mail",
      `${server} cannot be used (${reasonOf(error)}): correct SMTP_URL, or look at that server.`,
    );
  } finally {
    transport.close();
  }
}

export async function examineMedia(s3: ServicesEnv["s3"]): Promise<Finding> {
  if (s3 === undefined) return ok("media", "S3_BUCKET is not set: media are files in the data directory");
  const storage = await createStorage({ s3: { ...s3, timeoutMs: patienceMs } });
  const key = `doctor/${crypto.randomUUID()}.txt`;
  try {
    await storage.put(key, Buffer.from("ok"), { contentType: "text/plain" });
    await storage.delete(key);
    return ok("media", `bucket ${s3.bucket} can be written`);
  } catch (error) {
    return failed(
      "media",
      `bucket ${s3.bucket} cannot be written (${reasonOf(error)}): correct the S3_ variables.`,
    );
  } finally {
    await storage.stop();
  }
}

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0]?.trim() || "no reason was given";
}
