import { feedRoute } from "../../../features/site/feeds/feed-route.ts";

export const dynamic = "force-dynamic";

export const GET = feedRoute("atom.xml", "everything");
