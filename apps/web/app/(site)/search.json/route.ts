import { suggestRoute } from "../../../features/site/search-answers.tsx";

export const dynamic = "force-dynamic";

export const GET = suggestRoute();
