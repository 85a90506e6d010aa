import type { Services } from "@broadsheet/core/kernel/services";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { publicHeaders } from "../../features/site/caching.ts";
import { finished } from "../../features/site/finished.ts";
import { requestPublication } from "../../trpc/context.ts";
import { problemResponse, requestIdOf } from "../problem-response.ts";
import { corsHeaders } from "./answer.ts";
import { openApiDocument } from "./openapi.ts";

/** Answers /api/openapi.json, for the publication that was asked. */
export async function handleOpenApi(services: Services, request: Request): Promise<Response> {
  try {
    const { id, url } = await requestPublication(services, request.headers);
    return finished(JSON.stringify(openApiDocument(url)), "application/json", {
      request,
      headers: { ...corsHeaders, ...publicHeaders([cacheTags.publication(id)]) },
    });
  } catch (error) {
    return problemResponse(error, { requestId: requestIdOf(request.headers), log: services.log });
  }
}
