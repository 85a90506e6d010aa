import type { AppError, ErrorCode } from "@broadsheet/contract/errors";
import type { Context } from "@broadsheet/core/kernel/context";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { listSitePosts } from "@broadsheet/core/site/post-list.reads";
import { nothingThereHeaders, privateHeaders } from "./caching.ts";
import { BareDocument } from "./document.tsx";
import { textsFor } from "./i18n/messages.ts";
import { ErrorPage, NotFoundPage } from "./pages/error-page.tsx";
import { renderDocument } from "./render-document.tsx";
import type { Site } from "./site-route.tsx";

/** 404, with a search form and the newest posts. */
export async function notFoundResponse(site: Site): Promise<Response> {
  const recent = await site.readOnce((tx, scope) => listSitePosts(tx, scope, { page: 1, size: 5 }));
  const page = <NotFoundPage publication={site.ctx.publication} recent={recent.items} />;
  const { id } = site.ctx.publication;
  const tags = [cacheTags.publication(id), cacheTags.lists(id), cacheTags.addresses(id)];
  return renderDocument(page, { status: 404, headers: nothingThereHeaders(tags) });
}

/** The page of an error that was thrown; the publication is unknown when finding it was what failed. */
export async function errorResponse(ctx: Context | null, error: AppError): Promise<Response> {
  const status = statusOf(error.code);
  const headers = { ...privateHeaders, ...(status === 503 ? { "retry-after": "30" } : {}) };
  return renderDocument(<ErrorPage publication={ctx?.publication ?? null} status={status} />, {
    status,
    headers,
  });
}

/** No publication answers for this host: nothing is told about those that there are. */
export async function noPublicationResponse(): Promise<Response> {
  const page = <BareDocument title={textsFor("en").t("notFound")} />;
  return renderDocument(page, { status: 404, headers: privateHeaders });
}

/** The contract's codes as a reader meets them. */
function statusOf(code: ErrorCode): 400 | 404 | 500 | 503 {
  switch (code) {
    case "NOT_FOUND":
      return 404;
    case "BAD_REQUEST":
    case "INVALID_INPUT":
    case "INVALID_CURSOR":
      return 400;
    case "UNAVAILABLE":
      return 503;
    default:
      return 500;
  }
}
