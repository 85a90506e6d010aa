import { AppError } from "@broadsheet/contract/errors";
import { privateHeaders } from "../../../features/site/caching.ts";
import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

/** Nothing of ours: it may have moved, or the reader gets a page that helps on; a program gets problem+json (RFC 9457). */
export const GET = siteRoute(async ({ segments }) => {
  if (segments[0] !== "api") return null;
  const problem = {
    type: "about:blank",
    status: 404,
    title: new AppError("NOT_FOUND").message,
    code: "NOT_FOUND",
  };
  return Response.json(problem, {
    status: 404,
    headers: { ...privateHeaders, "content-type": "application/problem+json" },
  });
});
