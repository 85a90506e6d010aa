import { type Layer, pathOf } from "./layer.ts";
import { commonHeaders, dataPolicy, strictTransportSecurity } from "./security-headers.ts";
import { sendResponse, type WebHandler, webRequest } from "./web-exchange.ts";

/** The parts of the API that are answered without Next, by the beginning of their paths. */
export interface ApiAnswers {
  "/api/v1": WebHandler;
  "/api/trpc": WebHandler;
}

const fixedHeaders = Object.entries({ ...commonHeaders, "content-security-policy": dataPolicy });

/** Answers REST and tRPC without Next, with the functions that Next's routes call. They are loaded when the first call comes. */
export function apiLayer(load: () => Promise<ApiAnswers>): Layer {
  return async (req, res, next) => {
    const [, prefix] = /^(\/api\/(?:v1|trpc))(?:\/|$)/.exec(pathOf(req)) ?? [];
    if (prefix === undefined) return next();
    const answers = await load();
    for (const [name, value] of fixedHeaders) res.setHeader(name, value);
    if (req.headers["x-forwarded-proto"] === "https")
      res.setHeader("strict-transport-security", strictTransportSecurity);
    const handle = answers[prefix as keyof ApiAnswers];
    // What is asked of REST is done in a moment; a subscription goes on for as long as somebody listens.
    const watched = prefix === "/api/trpc";
    await sendResponse(res, await handle(webRequest(req, res, watched)), req.method !== "HEAD");
  };
}
