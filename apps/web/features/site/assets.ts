import built from "./assets.json" with { type: "json" };

/** Addresses of the reader site's style sheet and scripts; they change with their content and may be cached for ever. */
export const siteAssets: { readonly style: string; readonly script: string; readonly search: string } = built;
