import { postRoute } from "../../../features/site/post-answer.tsx";

export const dynamic = "force-dynamic";

export const GET = postRoute("page");
