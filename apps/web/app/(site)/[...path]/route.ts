import { siteRoute } from "../../../features/site/site-route.tsx";

export const dynamic = "force-dynamic";

/** Nothing of ours: it may have moved, or the reader gets a page that helps on. */
export const GET = siteRoute(async () => null);
