import { Readable } from "node:stream";
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { ConsecutiveBreaker, circuitBreaker, handleWhen } from "cockatiel";
import { Disk } from "flydrive";
import { S3Driver } from "flydrive/drivers/s3";
import type { S3Options, Store } from "../storage.ts";

interface Fault {
  name?: string;
  cause?: unknown;
  $metadata?: { httpStatusCode?: number };
}

/** The status that the store answered with, also where the library wrapped it; undefined when it did not answer. */
function statusOf(error: unknown): number | undefined {
  for (let at = error as Fault | undefined; at instanceof Error; at = at.cause as Fault | undefined) {
    const status = (at as Fault).$metadata?.httpStatusCode;
    if (status !== undefined) return status;
  }
  return undefined;
}

/** An S3-compatible store: time-outs, three attempts with jitter, and no attempts for a while when it is down. */
export function createS3Store(options: S3Options): Store {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey, prefix, timeoutMs = 30_000 } = options;
  const client = new S3Client({
    region,
    ...(endpoint ? { endpoint } : {}),
    forcePathStyle: options.forcePathStyle ?? endpoint !== undefined,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 3,
    requestHandler: {
      connectionTimeout: 5_000,
      requestTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      throwOnRequestTimeout: true,
    },
    // Many stores that speak S3 do not know the newer checksums.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const disk = new Disk(new S3Driver({ client, bucket, visibility: "private", supportsACL: false }));
  const breaker = circuitBreaker(
    handleWhen((error) => (statusOf(error) ?? 500) >= 500),
    { halfOpenAfter: 10_000, breaker: new ConsecutiveBreaker(5) },
  );
  const at = (key: string) => (prefix ? `${prefix.replace(/\/+$/, "")}/${key}` : key);
  const call = <T>(run: () => Promise<T>) => breaker.execute(run);

  async function orAbsent<T>(run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await call(run);
    } catch (error) {
      if (statusOf(error) === 404) return undefined;
      throw error;
    }
  }

  return {
    async put(key, content, contentType) {
      if (content instanceof Readable) {
        // In parts, as the length is not known; nothing appears before the last one.
        const params = { Bucket: bucket, Key: at(key), Body: content, ContentType: contentType };
        await call(() => new Upload({ client, params }).done());
      } else {
        await call(() => disk.put(at(key), content, { contentType }));
      }
    },
    get: (key) => orAbsent(() => disk.getBytes(at(key))),
    stream: (key, range) =>
      orAbsent(async () => {
        const Range = range ? `bytes=${range.start}-${range.end ?? ""}` : undefined;
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: at(key), Range }));
        if (!(Body instanceof Readable)) throw new Error("The store answered without a body");
        return Body;
      }),
    async stat(key) {
      const found = await orAbsent(() => disk.getMetaData(at(key)));
      if (!found) return undefined;
      return {
        size: found.contentLength,
        contentType: found.contentType,
        etag: found.etag,
        lastModified: found.lastModified,
      };
    },
    delete: async (key) => {
      await orAbsent(() => disk.delete(at(key)));
    },
    stop: async () => client.destroy(),
  };
}
