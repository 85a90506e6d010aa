/** Everything the self-hosted server answers without Next; `rolldown.config.ts` makes one bundle of it, since Node runs no TSX. */

export { forgetPurged } from "../features/site/purged.ts";
export { siteRoutes } from "../features/site/routes.ts";
