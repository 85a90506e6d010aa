/** True under `next dev`. The self-hosted server's own variables are in `server/env.ts`. */
export const isDevelopment = process.env.NODE_ENV === "development";
