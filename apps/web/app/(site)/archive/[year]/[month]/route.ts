import { periodRoute } from "../../../../../features/site/period-answer.tsx";

export const dynamic = "force-dynamic";

export const GET = periodRoute;
