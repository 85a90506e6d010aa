import { AppError, parseAppError } from "@broadsheet/contract/errors";
import type { Context } from "@broadsheet/core/kernel/context";
import { cacheTags } from "@broadsheet/core/site/cache-tags";
import { type Moved, readMoved } from "@broadsheet/core/site/moved.reads";
import { readSite, readSiteOnce, type SiteScope } from "@broadsheet/core/site/scope";
import { isDatabaseAway } from "@broadsheet/core/site/unavailable";
import { publicHeaders } from "./caching.ts";
import { errorResponse, noPublicationResponse, notFoundResponse } from "./error-responses.tsx";
import { encodePath, pageNumber, pathOf, tidyPath } from "./request-path.ts";
import { siteContext, siteLog } from "./site-context.ts";

type Tx = Parameters<Parameters<typeof readSite>[1]>[0];

/** One reader's request. */
export interface Site {
  ctx: Context;
  request: Request;
  /** Decoded, without query. */
  path: string;
  /** The path's parts, decoded. */
  segments: readonly string[];
  query: URLSearchParams;
  /** The number of the page asked for, from 1. Throws BAD_REQUEST for anything else. */
  page: () => number;
  /** Runs the reads of one page in one transaction. */
  read: <T>(work: (tx: Tx, scope: SiteScope) => Promise<T>) => Promise<T>;
  /** The same for work that makes one statement, no more: it costs a single round trip. */
  readOnce: <T>(work: (tx: Tx, scope: SiteScope) => Promise<T>) => Promise<T>;
}

/** What answers a request; null when nothing lives at its address. */
export type Answer = (site: Site) => Promise<Response | null>;

/**
 * Makes a GET handler of `answer` (Next answers HEAD with it, too). An address at which nothing lives any more leads to where it moved, else
 * the reader gets a page that helps on; whatever fails ends in a page as well, and in the log.
 */
export function siteRoute(answer: Answer): (request: Request) => Promise<Response> {
  return async (request) => {
    let ctx: Context | null = null;
    try {
      ctx = await siteContext(request);
      if (!ctx) return await noPublicationResponse();
      return await respond(ctx, request, answer);
    } catch (error) {
      const known = isDatabaseAway(error)
        ? new AppError("UNAVAILABLE", undefined, {}, { cause: error })
        : parseAppError(error);
      if (known.code === "INTERNAL" || known.code === "UNAVAILABLE")
        (await siteLog()).error({ err: error, path: new URL(request.url).pathname }, "a reader page failed");
      return errorResponse(ctx, known);
    }
  };
}

async function respond(ctx: Context, request: Request, answer: Answer): Promise<Response> {
  const url = new URL(request.url);
  const path = pathOf(url);
  if (path === null) throw new AppError("BAD_REQUEST");
  const read: Site["read"] = (work) => readSite(ctx, work);
  const readOnce: Site["readOnce"] = (work) => readSiteOnce(ctx, work);
  const page = () => {
    const number = pageNumber(url.searchParams);
    if (number === null) throw new AppError("BAD_REQUEST");
    return number;
  };
  const segments = path.split("/").filter(Boolean);
  const site: Site = { ctx, request, path, segments, query: url.searchParams, page, read, readOnce };
  const answered = await answer(site);
  if (answered) return answered;
  const tidy = tidyPath(path);
  const moved = await read((tx, scope) => readMoved(tx, scope, tidy));
  if (moved) return redirectTo(ctx, moved, url.search);
  const plain = tidy.toLowerCase();
  if (plain !== path) return redirectTo(ctx, { to: encodePath(plain), permanent: true }, url.search);
  return notFoundResponse(site);
}

/** A redirect changes with what leads elsewhere; caches of browsers ask again each time, so an address can be used anew. */
const addressTags = (id: string) => [cacheTags.publication(id), cacheTags.addresses(id)];

/** The query goes along when the new address has none of its own. */
export function redirectTo(ctx: Context, { to, permanent }: Moved, search: string): Response {
  const location = /[?#]/.test(to) ? to : `${to}${search}`;
  // A stored path may hold letters that a header cannot.
  const ascii = location.replaceAll(/[^\x21-\x7e]+/g, encodeURIComponent);
  return new Response(null, {
    status: permanent ? 301 : 302,
    headers: { ...publicHeaders(addressTags(ctx.publication.id)), location: ascii },
  });
}
