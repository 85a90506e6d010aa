import { pageHeaders } from "../list-answers.tsx";
import { renderDocument } from "../render-document.tsx";
import { siteRoute } from "../site-route.tsx";
import { DevelopersPage } from "./developers-page.tsx";
import { type Reference, referenceOf } from "./reference.ts";

let made: Promise<Reference> | undefined;

/** The same for all publications. Loaded when somebody asks, since describing the API brings everything the product can do. */
async function describe(): Promise<Reference> {
  const { openApiDocument } = await import("../../../http/rest/openapi.ts");
  return referenceOf(openApiDocument(""));
}

/** GET handler of the page for developers. */
export const developersRoute = () =>
  siteRoute(async (site) => {
    made ??= describe();
    const { publication, config } = site.ctx;
    const page = (
      <DevelopersPage
        publication={publication}
        reference={await made}
        callsPerMinute={config.apiCallsPerMinute}
      />
    );
    return renderDocument(page, { request: site.request, headers: pageHeaders(site) });
  });
