import { mediaRoute } from "../../../../features/site/media-answer.ts";

export const dynamic = "force-dynamic";

export const GET = mediaRoute("GET");
export const HEAD = mediaRoute("HEAD");
