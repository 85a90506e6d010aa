import { previewRoute } from "../../../features/site/preview-answer.tsx";

export const dynamic = "force-dynamic";

export const GET = previewRoute;
