import type { PublicationContext } from "@broadsheet/core/kernel/context";
import type { CSSProperties, ReactNode } from "react";
import { siteAssets } from "./assets.ts";
import { Head, type PageHead } from "./head.tsx";
import { Kept } from "./static/kept.tsx";
import { viewOf } from "./view.ts";

interface SiteDocumentProps {
  publication: PublicationContext;
  head: PageHead;
  /** Path of the page, for marking its place in the navigation. */
  path?: string | undefined;
  /** The first page of the home page. */
  home?: boolean;
  children: ReactNode;
}

/** A whole reader page in the publication's theme: head, masthead, content, footer. */
export function SiteDocument({ publication, head, path, home = false, children }: SiteDocumentProps) {
  const view = viewOf(publication);
  const { Masthead, Footer } = view.theme;
  // A page that the menu does not lead to has the masthead of all such pages.
  const place = view.menu.some(({ href }) => href === path) ? path : undefined;
  return (
    <html lang={view.language} dir={view.direction} style={view.accent as CSSProperties}>
      <Head publication={publication} head={head} />
      <body>
        <Kept of={view} as={`masthead ${home} ${place ?? ""}`}>
          <a className="skip" href="#site-main">
            {view.t("skip")}
          </a>
          <Masthead view={view} path={place} home={home} />
        </Kept>
        <main id="site-main" className="main" tabIndex={-1}>
          {children}
        </main>
        <Kept of={view} as="footer">
          <Footer view={view} />
        </Kept>
      </body>
    </html>
  );
}

/** A page for when nothing is known about the publication. */
export function BareDocument({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <html lang="en" dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="stylesheet" href={siteAssets.themes.broadsheet.style} />
      </head>
      <body>
        <main id="site-main" className="main bare">
          <h1>{title}</h1>
          {children}
        </main>
      </body>
    </html>
  );
}
