import { actorFromBearer } from "@broadsheet/core/tokens/resolve-token";
import { handleRest } from "../http/rest/handle-rest.ts";
import { getServices } from "../services.ts";
import { handleTrpc } from "../trpc/handle-trpc.ts";
import type { ApiAnswers } from "./api-layer.ts";

/** What the routes of `app/api` answer with; here for our own server. */
export const apiAnswers: ApiAnswers = {
  "/api/v1": async (request) => handleRest(await getServices(), request),
  "/api/trpc": async (request) => handleTrpc(await getServices(), request, { actorFromBearer }),
};
