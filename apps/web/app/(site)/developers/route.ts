import { developersRoute } from "../../../features/site/developers/developers-answer.tsx";

export const dynamic = "force-dynamic";

export const GET = developersRoute();
