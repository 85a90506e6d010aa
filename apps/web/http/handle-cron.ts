import { equalSecrets } from "@broadsheet/auth/secrets";
import { AppError } from "@broadsheet/contract/errors";
import { jobs } from "@broadsheet/core/jobs";
import type { Services } from "@broadsheet/core/kernel/services";
import { problemResponse, requestIdOf } from "./problem-response.ts";

const budgetMs = 25_000;

/** Answers /api/cron: runs the jobs that are due, for who knows the secret. Without a secret there is no such address. */
export async function handleCron(
  services: Services,
  request: Request,
  secret: string | undefined,
): Promise<Response> {
  const requestId = requestIdOf(request.headers);
  try {
    if (secret === undefined) throw new AppError("NOT_FOUND");
    const given = /^Bearer (.+)$/i.exec(request.headers.get("authorization") ?? "")?.[1] ?? "";
    if (!equalSecrets(given, secret))
      throw new AppError("UNAUTHENTICATED", "Send CRON_SECRET as a bearer token");
    const result = await services.queue.drain(jobs, services, { budgetMs });
    return Response.json(result, { headers: { "cache-control": "no-store", "x-request-id": requestId } });
  } catch (error) {
    return problemResponse(error, { requestId, log: services.log });
  }
}
