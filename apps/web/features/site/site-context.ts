import { AppError } from "@broadsheet/contract/errors";
import type { Context } from "@broadsheet/core/kernel/context";
import { createLogger, type Logger } from "@broadsheet/telemetry/logger";
import { currentRequest } from "@broadsheet/telemetry/request";
import { getServices, processServices } from "../../services.ts";
import { requestPublication } from "../../trpc/context.ts";

/**
 * The context of a reader's request; null when no publication answers for its host. Readers are anonymous here whatever cookies they bring, so
 * that answers can be shared.
 */
export async function siteContext(request: Request): Promise<Context | null> {
  const services = await getServices();
  try {
    const publication = await requestPublication(services, request.headers);
    const requestId = currentRequest()?.requestId ?? null;
    return { ...services, publication, actor: { kind: "anonymous" }, requestId, ip: null, userAgent: null };
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Where a failure is told; also when the services themselves are what failed. */
export async function siteLog(): Promise<Logger> {
  const services = await processServices().catch(() => undefined);
  return services?.log ?? createLogger({ name: "web" });
}
