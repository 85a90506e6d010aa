import { AppError } from "@broadsheet/contract/errors";
import { openPreview } from "@broadsheet/core/previews/open-preview";
import { clientIp } from "../../trpc/context.ts";
import { privateHeaders } from "./caching.ts";
import { NoPreviewPage, PreviewPage } from "./pages/preview-page.tsx";
import { renderDocument } from "./render-document.tsx";
import { siteRoute } from "./site-route.tsx";

/** Nobody but who was given the address is to learn of it: no cache, no search engine, no site that is linked from the text. */
const secretHeaders: Readonly<Record<string, string>> = {
  ...privateHeaders,
  "referrer-policy": "no-referrer",
  "x-robots-tag": "noindex, nofollow, noarchive",
};

/** The working copy behind a preview link (`?token=`), as readers would see it. The secret is in the query, which no log keeps. */
export const previewRoute = siteRoute(async ({ ctx, request, query }) => {
  const { publication } = ctx;
  const preview = await openPreview(
    { ...ctx, ip: clientIp(request.headers) },
    (query.get("token") ?? "").slice(0, 200),
  ).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return error;
    throw error;
  });
  if (preview instanceof AppError) {
    const retryAfter = String(preview.details.retryAfterSeconds ?? 60);
    return renderDocument(<NoPreviewPage publication={publication} reason="tooMany" />, {
      status: 429,
      headers: { ...secretHeaders, "retry-after": retryAfter },
    });
  }
  if (preview === null)
    return renderDocument(<NoPreviewPage publication={publication} reason="ended" />, {
      status: 410,
      headers: secretHeaders,
    });
  return renderDocument(<PreviewPage publication={publication} preview={preview} />, {
    headers: secretHeaders,
  });
});
