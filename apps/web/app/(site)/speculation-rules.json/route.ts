import { finished } from "../../../features/site/finished.ts";

/** Pages that may be made ready before they are asked for: the reader's own, when a link to one is about to be followed. */
const rules = {
  prefetch: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          { not: { href_matches: "/studio*" } },
          { not: { href_matches: "/api/*" } },
          { not: { href_matches: "/media/*" } },
          { not: { href_matches: "/search?*" } },
          { not: { href_matches: "/*.xml" } },
          { not: { href_matches: "/*.json" } },
        ],
      },
      eagerness: "moderate",
    },
  ],
};

export function GET(request: Request): Response {
  return finished(JSON.stringify(rules), "application/speculationrules+json", {
    request,
    headers: { "cache-control": "public, max-age=86400" },
  });
}
