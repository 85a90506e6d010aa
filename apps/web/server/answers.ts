/** Everything the self-hosted server answers without Next; `rolldown.config.ts` makes one bundle of it, since Node runs no TSX. */
export { startApplication } from "../application.ts";
export { forgetPurged } from "../features/site/purged.ts";
export { siteRoutes } from "../features/site/routes.ts";

/** Loaded apart, since it brings everything the product can do. */
export const loadApi = async () => (await import("./api-answers.ts")).apiAnswers;
