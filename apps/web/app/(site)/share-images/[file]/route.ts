import { shareImageRoute } from "../../../../features/site/share/share-answer.ts";

export const dynamic = "force-dynamic";

export const GET = shareImageRoute();
